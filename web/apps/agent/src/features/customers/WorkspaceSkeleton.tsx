import { useKitWords } from '@billspay/console-kit/i18n';
import { Skeleton, VisuallyHidden } from '@mantine/core';
import classes from './Workspace.module.css';

export function WorkspaceSkeleton() {
  const t = useKitWords();
  return (
    <div role="status" aria-busy="true">
      <VisuallyHidden>{t('kit.loading')}</VisuallyHidden>
      <div className={classes.headerSkeleton}>
        <Skeleton height={28} width="14rem" />
        <Skeleton height={16} width="min(36rem, 100%)" mt={12} />
      </div>
      <div className={classes.panes}>
        {['billers', 'methods', 'receipts'].map((pane) => (
          <div key={pane} className={classes.paneSkeleton}>
            <Skeleton height={22} width="8rem" />
            <Skeleton height={44} mt={16} />
            <Skeleton height={44} mt={8} />
            <Skeleton height={44} mt={8} />
          </div>
        ))}
      </div>
    </div>
  );
}

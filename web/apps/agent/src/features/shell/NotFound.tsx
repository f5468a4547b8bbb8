import { useKitWords } from '@billspay/console-kit/i18n';
import { Page } from '@billspay/console-kit/ui';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import classes from './Shell.module.css';

export function NotFound() {
  const t = useKitWords();
  return (
    <main className={classes.notFound}>
      <Page title={t('kit.not_found.title')} lead={t('kit.not_found.body')} width={36}>
        <Button component={Link} to="/">
          {t('kit.not_found.home')}
        </Button>
      </Page>
    </main>
  );
}

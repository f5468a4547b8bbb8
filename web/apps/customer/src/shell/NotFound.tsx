import { useKitWords } from '@billspay/console-kit/i18n';
import { Page } from '@billspay/console-kit/ui';
import { ButtonLink } from '../parts/links';

export function NotFound() {
  const t = useKitWords();
  return (
    <Page title={t('kit.not_found.title')} lead={t('kit.not_found.body')} width={36}>
      <ButtonLink to="/">{t('kit.not_found.home')}</ButtonLink>
    </Page>
  );
}

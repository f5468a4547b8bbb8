import { useKitWords } from '@billspay/console-kit/i18n';
import { Empty, Page } from '@billspay/console-kit/ui';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';

export function NotFound() {
  const t = useKitWords();
  return (
    <main>
      <Page title={t('kit.not_found.title')}>
        <Empty
          title={t('kit.not_found.body')}
          action={
            <Button component={Link} to="/">
              {t('kit.not_found.home')}
            </Button>
          }
        />
      </Page>
    </main>
  );
}

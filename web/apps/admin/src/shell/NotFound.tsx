import { Page } from '@billspay/console-kit/ui';
import { Text } from '@mantine/core';
import { useWords } from '../words';
import { ButtonLink } from './links';
import classes from './NotFound.module.css';

export function NotFound() {
  const t = useWords();
  return (
    <main className={classes.main}>
      <Page title={t('kit.not_found.title')} width={36}>
        <Text mb="lg">{t('kit.not_found.body')}</Text>
        <ButtonLink to="/">{t('kit.not_found.home')}</ButtonLink>
      </Page>
    </main>
  );
}

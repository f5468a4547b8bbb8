import { Page } from '@billspay/console-kit/ui';
import { Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useWords } from '../words';
import classes from './NotFound.module.css';

export function NotFound() {
  const t = useWords();
  return (
    <main className={classes.main}>
      <Page title={t('kit.not_found.title')} width={36}>
        <Text mb="lg">{t('kit.not_found.body')}</Text>
        <Button component={Link} to="/">
          {t('kit.not_found.home')}
        </Button>
      </Page>
    </main>
  );
}

// Whoever wanted to leave is to know that they did not. It is part of the first page, as toasts are
// not: without a connection nothing more can be loaded.
import { Alert, Button, Text } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import type { ProblemError, Session } from '../api';
import { useI18n, useKitWords } from '../i18n';
import { useAdvice } from './ProblemNotice';
import classes from './StillSignedIn.module.css';

let stay: { session: Session; problem: ProblemError } | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(news: typeof stay): void {
  stay = news;
  for (const listener of listeners) listener();
}

/** From now on the notice below is shown when that session could not be ended. */
export function tellStays(session: Session): void {
  session.onStay = (problem) => tell({ session, problem });
  session.subscribe(() => tell(undefined));
}

/** Its title is of each console's own words. */
export function StillSignedIn() {
  const { translate } = useI18n();
  const t = useKitWords();
  const advice = useAdvice();
  const told = useSyncExternalStore(subscribe, () => stay);
  if (!told) return null;
  const close = () => tell(undefined);
  const retry = () => {
    close();
    void told.session.end();
  };
  return (
    <div className={classes.notice}>
      <Alert
        role="alert"
        color="red"
        title={translate('problem.still-signed-in')}
        withCloseButton
        closeButtonLabel={t('kit.close')}
        onClose={close}
      >
        <Text size="sm">{advice(told.problem)}</Text>
        <Button size="compact-sm" variant="default" mt="xs" onClick={retry}>
          {t('kit.retry')}
        </Button>
      </Alert>
    </div>
  );
}

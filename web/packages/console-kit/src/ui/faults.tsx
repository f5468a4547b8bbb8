// What stands in the place of a page that cannot be shown.
import { Box, Button, Group } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ProblemError } from '../api';
import { useKitWords } from '../i18n/kit';
import { Page } from './Page';
import { useAdvice, useProblemTitle } from './ProblemNotice';

const unloaded = new WeakSet<object>();

// Vite tells which error is that of a part of the program that did not come.
window.addEventListener('vite:preloadError', ({ payload }) => unloaded.add(payload));

function reloadPage(): void {
  window.location.reload();
}

/**
 * After an update the old parts are gone, and a reload brings the new ones. Once for each part: the
 * router's own reloads, of which it keeps the same note, count too.
 */
function reloadOnce(error: unknown, reload: () => void): void {
  const key = `tanstack_router_reload:${error instanceof Error ? error.message : ''}`;
  if (!navigator.onLine || sessionStorage.getItem(key)) return;
  sessionStorage.setItem(key, '1');
  reload();
}

export interface RouteFaultProps {
  error: unknown;
  reload?: () => void;
}

/** For the router's `defaultErrorComponent`: the page alone failed, what is around it stays. */
export function RouteFault({ error, reload = reloadPage }: RouteFaultProps) {
  const t = useKitWords();
  const router = useRouter();
  const isUnloaded = error instanceof Error && unloaded.has(error);
  useEffect(() => {
    if (isUnloaded) reloadOnce(error, reload);
  }, [error, isUnloaded, reload]);
  return (
    <Page
      title={t(isUnloaded ? 'kit.problem.offline' : 'kit.crash.title')}
      lead={t(isUnloaded ? 'kit.problem.offline_help' : 'kit.crash.body')}
      width={36}
    >
      <Group>
        <Button onClick={() => void router.invalidate()}>{t('kit.retry')}</Button>
        <Button variant="default" onClick={reload}>
          {t('kit.crash.reload')}
        </Button>
      </Group>
    </Page>
  );
}

export interface UnreachedProps {
  problem: ProblemError;
  onRetry: () => void;
}

/** Before anything can be shown, the server has to say who is signed in. */
export function Unreached({ problem, onRetry }: UnreachedProps) {
  const t = useKitWords();
  const titleOf = useProblemTitle();
  const advice = useAdvice();
  const [retried, setRetried] = useState<ProblemError>();
  const retry = () => {
    setRetried(problem);
    onRetry();
  };
  return (
    <Box component="main" p="xl">
      <Page title={titleOf(problem)} lead={advice(problem)} width={36}>
        <Button loading={retried === problem} onClick={retry}>
          {t('kit.retry')}
        </Button>
      </Page>
    </Box>
  );
}

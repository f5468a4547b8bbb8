// Keeps what is shown current: a change told by the server makes the lists it touches stale.
// Every query key starts with the noun it reads: ['receipts', …].
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Session, SessionState } from '../api';
import { type Change, EventStream } from '../events';

export function useSessionState(session: Session): SessionState {
  return useSyncExternalStore(session.subscribe, () => session.state);
}

/** Query keys, by first word, that a kind of change makes stale. */
export type Affected = Record<Change['kind'], readonly string[]>;

const gatherMs = 100;

/** Changes that come together, as those of an import do, make each list stale once. */
function forgetter(queryClient: QueryClient) {
  const stale = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    for (const noun of stale) void queryClient.invalidateQueries({ queryKey: [noun] });
    stale.clear();
  };
  return {
    forget: (nouns: readonly string[]) => {
      for (const noun of nouns) stale.add(noun);
      timer ??= setTimeout(flush, gatherMs);
    },
    stop: () => clearTimeout(timer),
  };
}

/**
 * Listens while somebody is signed in. `path` is the audience's `/api/…/events`. False while the
 * stream is broken and what is shown may be late.
 */
export function useLiveChanges(
  session: Session,
  path: string,
  affected: Affected,
  onChange?: (change: Change) => void,
): boolean {
  const [live, setLive] = useState(true);
  const queryClient = useQueryClient();
  const state = useSessionState(session);
  useEffect(() => {
    if (state !== 'signed-in') return;
    const { forget, stop } = forgetter(queryClient);
    const stream = new EventStream(session, path, {
      onChange: (change) => {
        forget(affected[change.kind]);
        onChange?.(change);
      },
      onReset: () => void queryClient.invalidateQueries(),
      onLive: setLive,
    });
    const end = stream.start();
    return () => {
      stop();
      end();
    };
  }, [state, session, path, affected, queryClient, onChange]);
  return live;
}

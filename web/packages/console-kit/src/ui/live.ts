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

function forget(queryClient: QueryClient, nouns: readonly string[]): void {
  for (const noun of nouns) void queryClient.invalidateQueries({ queryKey: [noun] });
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
    const stream = new EventStream(session, path, {
      onChange: (change) => {
        forget(queryClient, affected[change.kind]);
        onChange?.(change);
      },
      onReset: () => void queryClient.invalidateQueries(),
      onLive: setLive,
    });
    return stream.start();
  }, [state, session, path, affected, queryClient, onChange]);
  return live;
}

// A customer's account as it is in sight: read once, kept current by what the server tells, and
// changed at once by what is done here.
import { asProblem, type components, take } from '@billspay/console-kit/api';
import type { Change } from '@billspay/console-kit/events';
import { type Affected, useLiveChanges } from '@billspay/console-kit/ui';
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import { api, session } from '../../api';
import { setLive } from '../shell/connection_state';

export type CustomerAccount = components['schemas']['CustomerAccount'];

const settleMs = 250;
const keyOf = (id: string) => ['accounts', id];

export function useAccount(id: string) {
  return useQuery({
    queryKey: keyOf(id),
    queryFn: ({ signal }) =>
      take(api.GET('/api/agent/customers/{id}', { params: { path: { id } }, signal })),
    // Each look is noted in the audit trail: no more of them than are needed. The stream tells of
    // changes while the customer is in sight; coming back to a tab reads again.
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
}

const pending = new Map<string, ReturnType<typeof setTimeout>>();

/** Reads again soon; several reasons at about the same time are one read. */
function refreshSoon(queryClient: QueryClient, id: string): void {
  clearTimeout(pending.get(id));
  const timer = setTimeout(() => {
    pending.delete(id);
    void queryClient.invalidateQueries({ queryKey: keyOf(id) });
    void queryClient.invalidateQueries({ queryKey: ['receipts', id] });
  }, settleMs);
  pending.set(id, timer);
}

export interface AccountCache {
  change: (change: (account: CustomerAccount) => CustomerAccount) => void;
  refresh: () => void;
}

export function useAccountCache(id: string): AccountCache {
  const queryClient = useQueryClient();
  return useMemo(
    () => ({
      change: (change) => {
        void queryClient.cancelQueries({ queryKey: keyOf(id) });
        queryClient.setQueryData<CustomerAccount>(keyOf(id), (old) => old && change(old));
        refreshSoon(queryClient, id);
      },
      refresh: () => refreshSoon(queryClient, id),
    }),
    [queryClient, id],
  );
}

const nothing: Affected = { biller: [], receipt: [], 'payment-method': [], customer: [] };

/** Follows the changes of a customer who is in sight. */
export function useLiveAccount(id: string): void {
  const queryClient = useQueryClient();
  const onChange = useCallback(
    (change: Change) => {
      if (change.customerId === id) refreshSoon(queryClient, id);
    },
    [queryClient, id],
  );
  const live = useLiveChanges(session, `/api/agent/events?customerId=${id}`, nothing, onChange);
  useEffect(() => {
    setLive(live);
    return () => setLive(true);
  }, [live]);
}

export function isMissing(error: unknown): boolean {
  return error !== null && asProblem(error).status === 404;
}

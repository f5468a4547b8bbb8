// What a change told by the server makes stale, by the first word of the query keys.
import type { Change } from '@billspay/console-kit/events';
import { type Affected, useLiveChanges } from '@billspay/console-kit/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { session } from '../api';

const affected: Affected = {
  customer: ['customers', 'reviews', 'dashboard', 'audit'],
  receipt: ['transactions', 'dashboard', 'audit'],
  biller: ['billers', 'audit'],
  'payment-method': ['audit'],
};

/** False while what is shown may be late. */
export function useAdminLive(): boolean {
  const queryClient = useQueryClient();
  // Reading an account is noted in the audit trail: read again only the one that changed.
  const onChange = useCallback(
    ({ customerId }: Change) => {
      if (!customerId) return;
      for (const noun of ['account', 'review']) {
        void queryClient.invalidateQueries({ queryKey: [noun, customerId] });
      }
    },
    [queryClient],
  );
  return useLiveChanges(session, '/api/admin/events', affected, onChange);
}

import { idempotencyKeys, take, takeVersioned } from '@billspay/console-kit/api';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '../../api';
import { type RawSearch, textOf } from '../../table/search';

export interface CustomerFilters {
  search?: string | undefined;
  removed?: 'yes' | undefined;
}

export function customerFilters(raw: RawSearch): CustomerFilters {
  return { search: textOf(raw.search), removed: raw.removed === 'yes' ? 'yes' : undefined };
}

export interface CustomerRequest {
  search?: string | undefined;
  removed?: boolean;
  cursor?: string | undefined;
  limit?: number;
}

export function fetchCustomers(query: CustomerRequest) {
  return take(api.GET('/api/admin/customers', { params: { query } }));
}

export function fetchAccount(id: string) {
  return takeVersioned(api.GET('/api/admin/customers/{id}', { params: { path: { id } } }));
}

/** Each reading is noted, and the customer sees it: coming back to the window is not another look. */
export function useAccount(id: string) {
  return useQuery({
    queryKey: ['account', id],
    queryFn: () => fetchAccount(id),
    refetchOnWindowFocus: false,
  });
}

export function removeCustomer(id: string, reason: string) {
  return take(
    api.DELETE('/api/admin/customers/{id}', {
      params: { path: { id }, query: reason ? { reason } : {} },
    }),
  );
}

export function restoreCustomer(id: string) {
  const key = idempotencyKeys()(id);
  return take(
    api.POST('/api/admin/customers/{id}/restore', {
      params: { path: { id }, header: { 'Idempotency-Key': key } },
    }),
  );
}

export function endCustomerSessions(id: string) {
  return take(api.DELETE('/api/admin/customers/{id}/sessions', { params: { path: { id } } }));
}

const ofCustomers = ['customers', 'reviews', 'dashboard', 'audit', 'transactions', 'billers'];

/** What shows a customer or their things is read again. */
export function useAccountChanged(id: string) {
  const queryClient = useQueryClient();
  return useCallback(async () => {
    for (const noun of ofCustomers) void queryClient.invalidateQueries({ queryKey: [noun] });
    await queryClient.invalidateQueries({ queryKey: ['account', id] });
  }, [queryClient, id]);
}

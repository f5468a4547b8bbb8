// A customer's billers on the server, and in what is in sight.
import { type components, idempotencyKeys, take, takeVersioned } from '@billspay/console-kit/api';
import { useMemo } from 'react';
import { api } from '../../api';
import type { AccountCache } from '../customers/account';
import { useDesk } from '../customers/DeskContext';

type Schemas = components['schemas'];
export type Biller = Schemas['Biller'];

const onePath = '/api/agent/customers/{id}/billers/{billerId}';

function put(cache: AccountCache, biller: Biller): void {
  cache.change((account) => {
    const known = account.billers.some(({ id }) => id === biller.id);
    const billers = known
      ? account.billers.map((one) => (one.id === biller.id ? biller : one))
      : [biller, ...account.billers];
    return { ...account, billers };
  });
}

export function useBillers() {
  const { account, cache } = useDesk();
  const { id } = account.profile;
  return useMemo(
    () => ({
      add: async (body: Schemas['NewBiller'], key: string): Promise<Biller> => {
        const params = { path: { id }, header: { 'Idempotency-Key': key } };
        const added = await take(api.POST('/api/agent/customers/{id}/billers', { params, body }));
        put(cache, added);
        return added;
      },
      read: (billerId: string) =>
        takeVersioned(api.GET(onePath, { params: { path: { id, billerId } } })),
      change: async (billerId: string, body: Schemas['BillerChanges'], etag: string) => {
        const params = { path: { id, billerId }, header: { 'If-Match': etag } };
        return take(api.PATCH(onePath, { params, body }));
      },
      /** Shows a biller as it was answered. */
      show: (biller: Biller) => put(cache, biller),
      remove: async (billerId: string) => {
        await take(api.DELETE(onePath, { params: { path: { id, billerId } } }));
        cache.change((account) => ({
          ...account,
          billers: account.billers.filter((one) => one.id !== billerId),
        }));
      },
      restore: async (billerId: string) => {
        const header = { 'Idempotency-Key': idempotencyKeys()(billerId) };
        const params = { path: { id, billerId }, header };
        put(cache, await take(api.POST(`${onePath}/restore`, { params })));
      },
    }),
    [id, cache],
  );
}

// A customer's receipts on the server, and in what is in sight.
import { type components, take } from '@billspay/console-kit/api';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../api';
import type { AccountCache } from '../customers/account';
import { useDesk } from '../customers/DeskContext';

type Schemas = components['schemas'];
export type Receipt = Schemas['Receipt'];

/** How many the account itself carries. */
const inAccount = 50;
const pageSize = 100;

function put(cache: AccountCache, receipt: Receipt): void {
  cache.change((account) => {
    const others = account.receipts.filter(({ id }) => id !== receipt.id);
    const receipts = [receipt, ...others].sort((a, b) => b.paidOn.localeCompare(a.paidOn));
    return { ...account, receipts };
  });
}

export function useReceipts() {
  const { account, cache } = useDesk();
  const { id } = account.profile;
  return useMemo(
    () => ({
      post: async (body: Schemas['NewReceipt'], key: string): Promise<Receipt> => {
        const params = { path: { id }, header: { 'Idempotency-Key': key } };
        const posted = await take(api.POST('/api/agent/customers/{id}/receipts', { params, body }));
        put(cache, posted);
        return posted;
      },
      void: async (receiptId: string, reason: string, key: string): Promise<Receipt> => {
        const params = { path: { id, receiptId }, header: { 'Idempotency-Key': key } };
        const voided = await take(
          api.POST('/api/agent/customers/{id}/receipts/{receiptId}/void', {
            params,
            body: { reason },
          }),
        );
        put(cache, voided);
        return voided;
      },
    }),
    [id, cache],
  );
}

/** The receipts in sight: those of the account first, all of them page by page when asked for. */
export function useReceiptList(wanted: boolean) {
  const { account } = useDesk();
  const { id } = account.profile;
  const pages = useInfiniteQuery({
    queryKey: ['receipts', id],
    enabled: wanted,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/api/agent/customers/{id}/receipts', {
          params: {
            path: { id },
            query: { limit: pageSize, ...(pageParam && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.nextCursor,
    refetchOnWindowFocus: false,
  });
  const listed = pages.data?.pages.flatMap((page) => page.receipts);
  return {
    receipts: listed ?? account.receipts,
    pages,
    /** There may be more than the account carries. */
    mayHaveMore: listed ? pages.hasNextPage : account.receipts.length >= inAccount,
  };
}

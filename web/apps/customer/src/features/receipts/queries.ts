import { saveFile, take } from '@billspay/console-kit/api';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../api';
import { type ReceiptSearch, receiptQuery } from './search';

export function receiptsQuery(search: ReceiptSearch) {
  return infiniteQueryOptions({
    queryKey: ['receipts', 'list', search],
    queryFn: ({ pageParam }) =>
      take(
        api.GET('/api/receipts', {
          params: {
            query: { ...receiptQuery(search), limit: 50, ...(pageParam && { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
}

export function latestReceiptsQuery(limit: number) {
  return queryOptions({
    queryKey: ['receipts', 'latest', limit],
    queryFn: async () =>
      (await take(api.GET('/api/receipts', { params: { query: { limit } } }))).receipts,
  });
}

export function summaryQuery(search: ReceiptSearch) {
  return queryOptions({
    queryKey: ['receipts', 'summary', search],
    queryFn: () =>
      take(api.GET('/api/receipts/summary', { params: { query: receiptQuery(search) } })),
    placeholderData: keepPreviousData,
  });
}

export function oneReceiptQuery(id: string) {
  return queryOptions({
    queryKey: ['receipts', 'one', id],
    queryFn: () => take(api.GET('/api/receipts/{id}', { params: { path: { id } } })),
  });
}

export async function downloadCsv(search: ReceiptSearch): Promise<void> {
  const file = await take(
    api.GET('/api/receipts.csv', { params: { query: receiptQuery(search) }, parseAs: 'blob' }),
  );
  saveFile(file, 'receipts.csv');
}

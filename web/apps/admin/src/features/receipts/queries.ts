import { type components, idempotencyKeys, take, takeVersioned } from '@billspay/console-kit/api';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api';

type Schemas = components['schemas'];
const one = '/api/admin/customers/{id}/receipts/{receiptId}';

export function fetchReceipts(id: string, cursor: string | undefined) {
  return take(
    api.GET('/api/admin/customers/{id}/receipts', { params: { path: { id }, query: { cursor } } }),
  );
}

/** Each reading is noted: coming back to the window is not another look. */
export function useReceipt(id: string, receiptId: string) {
  return useQuery({
    queryKey: ['transactions', 'one', id, receiptId],
    queryFn: () => takeVersioned(api.GET(one, { params: { path: { id, receiptId } } })),
    refetchOnWindowFocus: false,
  });
}

export function postReceipt(id: string, body: Schemas['NewReceipt'], key: string) {
  return take(
    api.POST('/api/admin/customers/{id}/receipts', {
      params: { path: { id }, header: { 'Idempotency-Key': key } },
      body,
    }),
  );
}

export function voidReceipt(id: string, receiptId: string, reason: string) {
  const body = { reason };
  return take(
    api.POST('/api/admin/customers/{id}/receipts/{receiptId}/void', {
      params: {
        path: { id, receiptId },
        header: { 'Idempotency-Key': idempotencyKeys()(body) },
      },
      body,
    }),
  );
}

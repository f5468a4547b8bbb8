import { take } from '@billspay/console-kit/api';
import { api } from '../../api';
import { dayOf, oneOf, type RawSearch, textOf } from '../../table/search';

export const statuses = ['POSTED', 'VOIDED'] as const;

export interface TransactionFilters {
  confirmation?: string | undefined;
  customer?: string | undefined;
  search?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  status?: (typeof statuses)[number] | undefined;
}

export function transactionFilters(raw: RawSearch): TransactionFilters {
  return {
    confirmation: textOf(raw.confirmation),
    customer: textOf(raw.customer),
    search: textOf(raw.search),
    from: dayOf(raw.from),
    to: dayOf(raw.to),
    status: oneOf(raw.status, statuses),
  };
}

export const noTransactionFilters: TransactionFilters = transactionFilters({});

export function fetchTransactions(filters: TransactionFilters, cursor: string | undefined) {
  const query = { ...filters, cursor };
  return take(api.GET('/api/admin/transactions', { params: { query } }));
}

export function exportTransactions(filters: TransactionFilters): Promise<Blob> {
  return take(
    api.GET('/api/admin/transactions.csv', { params: { query: filters }, parseAs: 'blob' }),
  );
}

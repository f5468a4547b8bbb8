// What several pages read. Keys start with the noun, by which live changes make them stale.
import { type components, take, takeVersioned } from '@billspay/console-kit/api';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../api';

type Schemas = components['schemas'];
export type Profile = Schemas['Profile'];
export type PaymentMethod = Schemas['PaymentMethod'];
export type Receipt = Schemas['Receipt'];
export type Biller = Schemas['Biller'];
export type ReceiptSummary = Schemas['ReceiptSummary'];

export const profileQuery = queryOptions({
  queryKey: ['profile'],
  queryFn: () => takeVersioned(api.GET('/api/auth/profile')),
});

/** A wallet holds at most 20. */
export const walletQuery = queryOptions({
  queryKey: ['payment-methods'],
  queryFn: async () =>
    (await take(api.GET('/api/payment-methods', { params: { query: { limit: 200 } } })))
      .paymentMethods,
});

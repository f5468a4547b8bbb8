// A customer's payment methods on the server, and in what is in sight.
import {
  asProblem,
  type components,
  idempotencyKeys,
  take,
  takeVersioned,
} from '@billspay/console-kit/api';
import { useMemo } from 'react';
import { api } from '../../api';
import type { AccountCache } from '../customers/account';
import { useDesk } from '../customers/DeskContext';

type Schemas = components['schemas'];
export type PaymentMethod = Schemas['PaymentMethod'];

const onePath = '/api/agent/customers/{id}/payment-methods/{paymentMethodId}';

function put(cache: AccountCache, method: PaymentMethod): void {
  cache.change((account) => {
    const others = account.paymentMethods.map((one) =>
      method.isDefault && one.id !== method.id ? { ...one, isDefault: false } : one,
    );
    const known = others.some(({ id }) => id === method.id);
    const paymentMethods = known
      ? others.map((one) => (one.id === method.id ? method : one))
      : [method, ...others];
    return { ...account, paymentMethods };
  });
}

export function usePaymentMethods() {
  const { account, cache } = useDesk();
  const { id } = account.profile;
  return useMemo(() => {
    const read = (paymentMethodId: string) =>
      takeVersioned(api.GET(onePath, { params: { path: { id, paymentMethodId } } }));
    const change = (
      paymentMethodId: string,
      body: Schemas['PaymentMethodChanges'],
      etag: string,
    ) => {
      const params = { path: { id, paymentMethodId }, header: { 'If-Match': etag } };
      return take(api.PATCH(onePath, { params, body }));
    };
    const makeDefault = async (methodId: string, triesLeft = 1): Promise<PaymentMethod> => {
      const { etag } = await read(methodId);
      try {
        const method = await change(methodId, { isDefault: true }, etag);
        put(cache, method);
        return method;
      } catch (error) {
        // Whatever else was changed meanwhile: the default is still wanted.
        if (!asProblem(error).is('stale-version') || triesLeft === 0) throw error;
        return makeDefault(methodId, triesLeft - 1);
      }
    };
    return {
      read,
      change,
      makeDefault,
      add: async (body: Schemas['NewPaymentMethod'], key: string): Promise<PaymentMethod> => {
        const params = { path: { id }, header: { 'Idempotency-Key': key } };
        const added = await take(
          api.POST('/api/agent/customers/{id}/payment-methods', { params, body }),
        );
        put(cache, added);
        return added;
      },
      /** Shows a payment method as it was answered. */
      show: (method: PaymentMethod) => put(cache, method),
      remove: async (paymentMethodId: string) => {
        await take(api.DELETE(onePath, { params: { path: { id, paymentMethodId } } }));
        cache.change((account) => ({
          ...account,
          paymentMethods: account.paymentMethods.filter((one) => one.id !== paymentMethodId),
        }));
      },
      restore: async (paymentMethodId: string) => {
        const header = { 'Idempotency-Key': idempotencyKeys()(paymentMethodId) };
        const params = { path: { id, paymentMethodId }, header };
        put(cache, await take(api.POST(`${onePath}/restore`, { params })));
      },
    };
  }, [id, cache]);
}

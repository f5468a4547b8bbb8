// Taking a payment method out of the wallet.
import { take } from '@billspay/console-kit/api';
import { announce } from '@billspay/console-kit/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api';
import type { PaymentMethod } from '../../parts/queries';
import { useWords } from '../../words';
import { useMethodName } from './names';

export function useRemoval(method: PaymentMethod) {
  const t = useWords();
  const name = useMethodName()(method);
  const queryClient = useQueryClient();
  const path = { id: method.id };
  return useMutation({
    mutationFn: () => take(api.DELETE('/api/payment-methods/{id}', { params: { path } })),
    onSuccess: () => announce(t('wallet.removed', { name })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['payment-methods'] }),
  });
}

// Taking a payment method out of the wallet, and putting it back.
import { idempotencyKeys, take } from '@billspay/console-kit/api';
import { useUndo } from '@billspay/console-kit/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api';
import type { PaymentMethod } from '../../parts/queries';
import { useWords } from '../../words';
import { useMethodName } from './names';

export function useRemoval(method: PaymentMethod) {
  const t = useWords();
  const name = useMethodName()(method);
  const { offer } = useUndo();
  const queryClient = useQueryClient();
  const path = { id: method.id };
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['payment-methods'] });
  const putBack = async () => {
    const header = { 'Idempotency-Key': idempotencyKeys()(path) };
    await take(api.POST('/api/payment-methods/{id}/restore', { params: { path, header } }));
    await refresh();
  };
  return useMutation({
    mutationFn: () => take(api.DELETE('/api/payment-methods/{id}', { params: { path } })),
    onSuccess: () =>
      offer({
        message: t('wallet.removed', { name }),
        undo: putBack,
        undone: t('wallet.restored', { name }),
      }),
    onSettled: refresh,
  });
}

// What a payment method is called: its nickname, or brand and last digits.
import type { PaymentMethod } from '../../parts/queries';
import { useWords } from '../../words';

type Named = Pick<PaymentMethod, 'nickname' | 'brand' | 'provider' | 'last4' | 'type'>;

export function useMethodName(): (method: Named) => string {
  const t = useWords();
  return ({ nickname, brand, provider, last4 }) =>
    nickname ?? t('wallet.ending', { brand: brand ?? provider, last4 });
}

// Cards that are about to end. A card is good until the last day of its month.
import type { PaymentMethod } from '../../parts/queries';

const soonDays = 45;
const dayMs = 86_400_000;

export type Expiry = 'expired' | 'expiring';

export function expiryOf(
  { expMonth, expYear }: Pick<PaymentMethod, 'expMonth' | 'expYear'>,
  now = new Date(),
): Expiry | undefined {
  if (!expMonth || !expYear) return undefined;
  const left = (new Date(expYear, expMonth, 1).getTime() - now.getTime()) / dayMs;
  if (left <= 0) return 'expired';
  return left <= soonDays ? 'expiring' : undefined;
}

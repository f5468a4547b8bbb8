// What the form for a kept card or account holds, and what of it is sent.
import type { components } from '@billspay/console-kit/api';
import type { PaymentMethod } from '../../parts/queries';
import { expiryText, parseExpiry } from './expiry';
import { addressToSend, empty } from './values';

type Changes = components['schemas']['PaymentMethodChanges'];

export type EditedAddress = 'kept' | 'profile' | 'other';

export function editedFrom(method: PaymentMethod) {
  return {
    nickname: method.nickname ?? '',
    cardholderName: method.cardholderName ?? '',
    expiry: expiryText(method),
    provider: method.provider,
    ownerName: method.ownerName ?? '',
    accountType: method.accountType ?? 'CHECKING',
    address: 'kept' as EditedAddress,
    billingAddress: empty.billingAddress,
  };
}
export type EditValues = ReturnType<typeof editedFrom>;

const own = [
  'nickname',
  'cardholderName',
  'expiry',
  'provider',
  'ownerName',
  'accountType',
] as const;

/** Only what was changed: the rest stays as it is by then. */
export function changesOf(values: EditValues, base: EditValues): Changes {
  const changed = (name: (typeof own)[number]) => values[name].trim() !== base[name];
  return {
    ...(changed('nickname') && { nickname: values.nickname.trim() || null }),
    ...(changed('cardholderName') && { cardholderName: values.cardholderName.trim() || null }),
    ...(changed('expiry') && parseExpiry(values.expiry)),
    ...(changed('provider') && { provider: values.provider.trim() }),
    ...(changed('ownerName') && { ownerName: values.ownerName.trim() }),
    ...(changed('accountType') && { accountType: values.accountType }),
    ...(values.address === 'profile' && { useProfileAddress: true }),
    ...(values.address === 'other' && { billingAddress: addressToSend(values.billingAddress) }),
  };
}

/** After somebody else's change: theirs, where one typed nothing oneself. */
export function merged(typed: EditValues, base: EditValues, theirs: EditValues): EditValues {
  const taken = own.filter((name) => typed[name] === base[name]);
  return { ...typed, ...Object.fromEntries(taken.map((name) => [name, theirs[name]])) };
}

export function addressText(method: PaymentMethod): string | undefined {
  const { billingAddressLine1, billingAddressLine2, billingCity, billingState } = method;
  if (!billingAddressLine1) return undefined;
  const last = `${billingState} ${method.billingPostalCode}`;
  return [billingAddressLine1, billingAddressLine2, billingCity, last].filter(Boolean).join(', ');
}

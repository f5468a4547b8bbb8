// What the form for a new card or account holds, its checks, and what is sent.
import type { components } from '@billspay/console-kit/api';
import { aba, brandOf, digitsOf, luhn } from '@billspay/console-kit/cards';
import { checks } from '../../parts/forms';
import type { useWords } from '../../words';
import { hasExpired, parseExpiry } from './expiry';

type New = components['schemas']['NewPaymentMethod'];

export const empty = {
  kind: 'card' as 'card' | 'bank',
  type: 'CREDIT_CARD' as New['type'],
  accountNumber: '',
  expiry: '',
  securityCode: '',
  cardholderName: '',
  routingNumber: '',
  bankNumber: '',
  confirmAccountNumber: '',
  accountType: 'CHECKING' as NonNullable<New['accountType']>,
  ownerName: '',
  provider: '',
  nickname: '',
  address: 'profile' as 'profile' | 'other',
  billingAddress: { line1: '', line2: '', city: '', state: '', postalCode: '' },
  isDefault: false,
};
export type NewValues = typeof empty;

type T = ReturnType<typeof useWords>;

export function expiryProblem(t: T, text: string): string | null {
  if (text === '') return t('field.required');
  const expiry = parseExpiry(text);
  if (!expiry) return t('wallet.wrong.expiry');
  return hasExpired(expiry) ? t('wallet.wrong.expired') : null;
}

export function billingRules<V extends { address: string }>(t: T) {
  const { required, state, postalCode } = checks(t);
  const other =
    (check: (value: string) => string | null) =>
    (value: string, values: V): string | null =>
      values.address === 'other' ? check(value) : null;
  return {
    line1: other(required),
    city: other(required),
    state: other(state),
    postalCode: other(postalCode),
  };
}

export function rules(t: T) {
  const { required } = checks(t);
  const of =
    (kind: NewValues['kind'], check: (value: string, values: NewValues) => string | null) =>
    (value: string, values: NewValues): string | null =>
      values.kind === kind ? check(value, values) : null;
  return {
    accountNumber: of('card', (value) => {
      if (value === '') return t('field.required');
      return luhn(digitsOf(value)) ? null : t('wallet.wrong.number');
    }),
    expiry: of('card', (value) => expiryProblem(t, value)),
    securityCode: of('card', (value, { accountNumber }) => {
      const count = brandOf(digitsOf(accountNumber))?.code ?? 3;
      if (value === '' || digitsOf(value).length === count) return null;
      return t('wallet.wrong.code', { count });
    }),
    routingNumber: of('bank', (value) => {
      if (value === '') return t('field.required');
      return aba(digitsOf(value)) ? null : t('wallet.wrong.routing');
    }),
    bankNumber: of('bank', (value) => {
      if (value === '') return t('field.required');
      return /^\d{4,17}$/.test(digitsOf(value)) ? null : t('wallet.wrong.account');
    }),
    confirmAccountNumber: of('bank', (value, { bankNumber }) => {
      if (value === '') return t('field.required');
      return digitsOf(value) === digitsOf(bankNumber) ? null : t('wallet.wrong.confirm');
    }),
    ownerName: of('bank', required),
    billingAddress: billingRules<NewValues>(t),
  };
}

function filled(value: string): string | undefined {
  return value.trim() || undefined;
}

export function addressToSend({ line2, ...needed }: NewValues['billingAddress']) {
  return { ...needed, ...(filled(line2) && { line2: line2.trim() }) };
}

export function toSend(values: NewValues): New {
  const nickname = filled(values.nickname);
  const provider = filled(values.provider);
  const cardholderName = filled(values.cardholderName);
  const common = {
    ...(nickname && { nickname }),
    ...(provider && { provider }),
    ...(values.isDefault && { isDefault: true }),
    ...(values.address === 'profile'
      ? { useProfileAddress: true }
      : { billingAddress: addressToSend(values.billingAddress) }),
  };
  if (values.kind === 'bank') {
    return {
      ...common,
      type: 'BANK_ACCOUNT',
      accountNumber: digitsOf(values.bankNumber),
      confirmAccountNumber: digitsOf(values.confirmAccountNumber),
      routingNumber: digitsOf(values.routingNumber),
      accountType: values.accountType,
      ownerName: values.ownerName.trim(),
    };
  }
  return {
    ...common,
    ...parseExpiry(values.expiry),
    type: values.type,
    accountNumber: digitsOf(values.accountNumber),
    ...(values.securityCode && { securityCode: digitsOf(values.securityCode) }),
    ...(cardholderName && { cardholderName }),
  };
}

/** Where the server's fields live in this form. */
export function fieldOf(kind: NewValues['kind']): (field: string) => string {
  return (field) => {
    if (field === 'expMonth' || field === 'expYear') return 'expiry';
    return field === 'accountNumber' && kind === 'bank' ? 'bankNumber' : field;
  };
}

// What the forms of payment methods hold, all as text, and what of it is sent.

import type { components } from '@billspay/console-kit/api';
import { digitsOf } from '@billspay/console-kit/cards';
import type { MethodType } from '@billspay/console-kit/ui';
import type { PaymentMethod } from './api';
import { readExpiry, showExpiry } from './expiry';

type Schemas = components['schemas'];

/** What can be changed later. */
export type DetailValues = {
  nickname: string;
  provider: string;
  /** On the card, or who owns the account. */
  holder: string;
  expiry: string;
  accountType: string;
  line1: string;
  line2: string;
  city: string;
  state: string;
  postalCode: string;
};

export type NewMethodValues = DetailValues & {
  type: MethodType;
  accountNumber: string;
  routingNumber: string;
  securityCode: string;
  useProfileAddress: boolean;
  isDefault: boolean;
};

export const accountTypes = ['CHECKING', 'SAVINGS', 'BUSINESS'] as const;
export type AccountType = (typeof accountTypes)[number];

export function isBank({ type }: { type: MethodType }): boolean {
  return type === 'BANK_ACCOUNT';
}

export function noMethod(holder: string): NewMethodValues {
  return {
    type: 'CREDIT_CARD',
    accountNumber: '',
    routingNumber: '',
    securityCode: '',
    nickname: '',
    provider: '',
    holder,
    expiry: '',
    accountType: 'CHECKING',
    line1: '',
    line2: '',
    city: '',
    state: '',
    postalCode: '',
    useProfileAddress: true,
    isDefault: false,
  };
}

export function detailsOf(method: PaymentMethod): DetailValues {
  return {
    nickname: method.nickname ?? '',
    provider: method.provider,
    holder: (isBank(method) ? method.ownerName : method.cardholderName) ?? '',
    expiry: showExpiry(method.expMonth, method.expYear),
    accountType: method.accountType ?? 'CHECKING',
    line1: method.billingAddressLine1 ?? '',
    line2: method.billingAddressLine2 ?? '',
    city: method.billingCity ?? '',
    state: method.billingState ?? '',
    postalCode: method.billingPostalCode ?? '',
  };
}

function addressOf(values: DetailValues): Schemas['BillingAddress'] {
  const { line1, line2, city, state, postalCode } = values;
  return { line1, line2: line2 || null, city, state: state.toUpperCase(), postalCode };
}

export function newMethodOf(values: NewMethodValues): Schemas['NewPaymentMethod'] {
  const expiry = readExpiry(values.expiry);
  const kind: Partial<Schemas['NewPaymentMethod']> = isBank(values)
    ? {
        routingNumber: digitsOf(values.routingNumber),
        accountType: values.accountType as AccountType,
        ownerName: values.holder,
      }
    : {
        ...(expiry && { expMonth: expiry.month, expYear: expiry.year }),
        ...(values.securityCode && { securityCode: values.securityCode }),
        ...(values.holder && { cardholderName: values.holder }),
      };
  return {
    type: values.type,
    accountNumber: digitsOf(values.accountNumber),
    ...kind,
    ...(values.provider && { provider: values.provider }),
    ...(values.nickname && { nickname: values.nickname }),
    ...(values.useProfileAddress
      ? { useProfileAddress: true }
      : { billingAddress: addressOf(values) }),
    ...(values.isDefault && { isDefault: true }),
  };
}

const addressFields = ['line1', 'line2', 'city', 'state', 'postalCode'] as const;

/** The changed fields as the server takes them; an address goes as a whole. */
export function changesBody(
  method: PaymentMethod,
  changes: Partial<DetailValues>,
  values: DetailValues,
): Schemas['PaymentMethodChanges'] {
  const { nickname, provider, holder, expiry, accountType } = changes;
  const until = expiry === undefined ? undefined : readExpiry(expiry);
  const bank = isBank(method);
  return {
    ...(nickname !== undefined && { nickname: nickname || null }),
    ...(provider !== undefined && { provider }),
    ...(holder !== undefined &&
      (bank ? { ownerName: holder } : { cardholderName: holder || null })),
    ...(until && { expMonth: until.month, expYear: until.year }),
    ...(accountType !== undefined && { accountType: accountType as AccountType }),
    ...(addressFields.some((field) => changes[field] !== undefined) && {
      billingAddress: addressFields.every((field) => values[field] === '')
        ? null
        : addressOf(values),
    }),
  };
}

/** Where the server's fields are on the forms. */
export function fieldOf(serverField: string): string {
  if (serverField.startsWith('billingAddress.')) return serverField.slice('billingAddress.'.length);
  if (serverField === 'cardholderName' || serverField === 'ownerName') return 'holder';
  if (serverField === 'expMonth' || serverField === 'expYear') return 'expiry';
  return serverField;
}

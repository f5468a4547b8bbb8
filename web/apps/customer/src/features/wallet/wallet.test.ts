import { expect, test } from 'vitest';
import { changesOf, editedFrom, merged } from './edited';
import { expiryText, formatExpiry, hasExpired, parseExpiry } from './expiry';
import { caretAfter, withoutSeparatorTrap } from './formatted';
import { empty, fieldOf, toSend } from './values';

test.each([
  ['4', '04'],
  ['04', '04'],
  ['042', '04/2'],
  ['04/29', '04/29'],
  ['4/29', '04/29'],
  ['04 / 2029', '04/29'],
  ['1', '1'],
  ['12', '12'],
  ['12/', '12/'],
  ['1/2', '01/2'],
  ['abc', ''],
])('the expiry %s is shown as %s', (typed, shown) => {
  expect(formatExpiry(typed)).toBe(shown);
});

test('a card is good until its month ends', () => {
  expect(parseExpiry('13/29')).toBeUndefined();
  const expiry = parseExpiry('02/28');
  expect(expiry).toEqual({ expMonth: 2, expYear: 2028 });
  expect(hasExpired({ expMonth: 2, expYear: 2028 }, new Date(2028, 1, 29, 12))).toBe(false);
  expect(hasExpired({ expMonth: 2, expYear: 2028 }, new Date(2028, 2, 1))).toBe(true);
  expect(expiryText({ expMonth: 2, expYear: 2028 })).toBe('02/28');
});

test('the caret stays at its digit, and a separator does not stop backspace', () => {
  expect(caretAfter('4242 4242', 4)).toBe(4);
  expect(caretAfter('4242 4242', 5)).toBe(6);
  expect(caretAfter('4242', 9)).toBe(4);
  expect(withoutSeparatorTrap('42424242', '4242 4242', 4)).toBe('4244242');
  expect(withoutSeparatorTrap('4242 424', '4242 4242', 8)).toBe('4242 424');
});

test('a card is sent without what belongs to banks, and the other way round', () => {
  const card = { ...empty, accountNumber: '4242 4242 4242 4242', expiry: '04/29', ownerName: 'x' };
  expect(toSend(card)).toEqual({
    type: 'CREDIT_CARD',
    accountNumber: '4242424242424242',
    expMonth: 4,
    expYear: 2029,
    useProfileAddress: true,
  });
  const billingAddress = {
    line1: '1 Elm',
    line2: ' ',
    city: 'A',
    state: 'NC',
    postalCode: '27601',
  };
  const bank = {
    ...card,
    kind: 'bank' as const,
    routingNumber: '110 000 000',
    bankNumber: '000123456789',
    confirmAccountNumber: '000123456789',
    address: 'other' as const,
    billingAddress,
    isDefault: true,
  };
  expect(toSend(bank)).toEqual({
    type: 'BANK_ACCOUNT',
    accountNumber: '000123456789',
    confirmAccountNumber: '000123456789',
    routingNumber: '110000000',
    accountType: 'CHECKING',
    ownerName: 'x',
    isDefault: true,
    billingAddress: { line1: '1 Elm', city: 'A', state: 'NC', postalCode: '27601' },
  });
  expect(fieldOf('bank')('accountNumber')).toBe('bankNumber');
  expect(fieldOf('card')('expYear')).toBe('expiry');
});

test('an edit sends what was changed, and keeps what others changed', () => {
  const method = {
    id: 'm',
    type: 'CREDIT_CARD' as const,
    provider: 'Harbor Bank',
    cardholderName: 'Ada',
    nickname: 'Everyday',
    expMonth: 1,
    expYear: 2028,
    brand: 'Visa',
    last4: '4242',
    routingNumber: null,
    accountType: null,
    ownerName: null,
    billingAddressLine1: null,
    billingAddressLine2: null,
    billingCity: null,
    billingState: null,
    billingPostalCode: null,
    isDefault: true,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
  };
  const base = editedFrom(method);
  const typed = { ...base, nickname: ' ', expiry: '02/29' };
  expect(changesOf(base, base)).toEqual({});
  expect(changesOf(typed, base)).toEqual({ nickname: null, expMonth: 2, expYear: 2029 });
  const theirs = editedFrom({ ...method, provider: 'Lakeside', nickname: 'Mine' });
  expect(merged(typed, base, theirs)).toEqual({ ...typed, provider: 'Lakeside' });
});

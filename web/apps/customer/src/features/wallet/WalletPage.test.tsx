import { type Body, mockApi } from '@billspay/console-kit/testing';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { renderPage } from '../../testing';

type Method = Body<'/api/payment-methods/{id}', 'GET'>;
type User = Body<'/api/auth/profile', 'GET'>['user'];

function user(kycStatus: User['kycStatus']): User {
  return {
    id: '1',
    email: 'ada@demo.test',
    firstName: 'Ada',
    lastName: 'Lindqvist',
    phone: null,
    addressLine1: '918 Park Avenue',
    addressLine2: null,
    city: 'Raleigh',
    state: 'NC',
    postalCode: '27601',
    customerNumber: '171828182849',
    kycStatus,
    kycReason: null,
    emailVerified: true,
    createdAt: '2023-11-25T00:00:00Z',
    lastLoginAt: null,
  };
}

const card: Method = {
  id: 'm1',
  type: 'CREDIT_CARD',
  provider: 'Visa',
  cardholderName: null,
  nickname: 'Everyday card',
  expMonth: 4,
  expYear: 2029,
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

function wallet(paymentMethods: Method[], kycStatus: User['kycStatus'] = 'APPROVED') {
  return mockApi()
    .answers('GET', '/api/auth/profile', { user: user(kycStatus) })
    .answers('GET', '/api/payment-methods', { paymentMethods, nextCursor: null });
}

test('who is not approved yet is told before typing anything', async () => {
  wallet([], 'PENDING');
  renderPage('/wallet');
  expect(await screen.findByText(/once you are approved/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Add a payment method' })).toBeNull();
});

test('a wrong digit is told at once, and a duplicate lands on the number', async () => {
  const api = wallet([]).refuses('POST', '/api/payment-methods', {
    slug: 'payment-method-already-added',
    status: 409,
    fields: { accountNumber: 'is in the wallet already' },
  });
  renderPage('/wallet');
  await userEvent.click(await screen.findByRole('button', { name: 'Add a payment method' }));
  const number = await screen.findByLabelText('Card number');
  await userEvent.click(number);
  await userEvent.paste('4242424242424241');
  expect(await screen.findByText(/This is not a card number/)).toBeTruthy();
  await userEvent.keyboard('{Backspace}2');
  expect(screen.queryByText(/This is not a card number/)).toBeNull();
  expect(number).toHaveProperty('value', '4242 4242 4242 4242');
  expect(screen.getByText('Visa')).toBeTruthy();
  await userEvent.type(screen.getByLabelText('Expiry date'), '429');
  await userEvent.click(screen.getByRole('button', { name: 'Add to the wallet' }));
  expect(await screen.findByText(/perhaps under a nickname/)).toBeTruthy();
  expect(api.sent('POST', '/api/payment-methods')[0]).toEqual({
    type: 'CREDIT_CARD',
    accountNumber: '4242424242424242',
    expMonth: 4,
    expYear: 2029,
    useProfileAddress: true,
  });
});

test('a removed card can be put back', async () => {
  const api = wallet([card]).answers('DELETE', '/api/payment-methods/{id}', undefined);
  renderPage('/wallet');
  await userEvent.click(await screen.findByRole('button', { name: 'Remove: Everyday card' }));
  api.answers('POST', '/api/payment-methods/{id}/restore', card);
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Everyday card is back in your wallet')).toBeTruthy();
  const restored = api.calls.find(({ method }) => method === 'POST');
  expect(restored?.path).toBe('/api/payment-methods/m1/restore');
  expect(restored?.headers.get('idempotency-key')).toBeTruthy();
});

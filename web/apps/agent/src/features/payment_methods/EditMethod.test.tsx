import { mockApi } from '@billspay/console-kit/testing';
import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { ada, renderAtDesk } from '../../testing';
import type { PaymentMethod } from './api';
import { MethodsPane } from './MethodsPane';

const account = '/api/agent/customers/{id}';
const one = '/api/agent/customers/{id}/payment-methods/{paymentMethodId}';

const method: PaymentMethod = {
  id: 'm1',
  type: 'CREDIT_CARD',
  nickname: null,
  provider: 'First Bank',
  brand: 'Visa',
  last4: '4242',
  isDefault: true,
  cardholderName: 'Ada Lindqvist',
  expMonth: 4,
  expYear: 2999,
  accountType: null,
  routingNumber: null,
  ownerName: null,
  billingAddressLine1: null,
  billingAddressLine2: null,
  billingCity: null,
  billingState: null,
  billingPostalCode: null,
  createdAt: '2026-11-01T12:00:00.000Z',
  updatedAt: '2026-11-01T12:00:00.000Z',
};

it('keeps what is typed when somebody else removes it, and tells so on saving', async () => {
  let kept = { ...ada, paymentMethods: [method] };
  mockApi()
    .answers('GET', account, () => kept)
    .answers('GET', one, method, { headers: { ETag: '"7"' } })
    .refuses('PATCH', one, { slug: 'not-found', status: 404 });
  const { refetch } = renderAtDesk(<MethodsPane />);
  fireEvent.keyDown(await screen.findByRole('button', { name: /4242 ?Default/ }), { key: 'e' });
  const user = userEvent.setup();
  const nickname = screen.getByLabelText<HTMLInputElement>('Nickname (optional)');
  await user.type(nickname, 'Household');
  kept = { ...ada, paymentMethods: [] };
  await refetch();
  expect(screen.getByLabelText<HTMLInputElement>('Nickname (optional)').value).toBe('Household');
  await user.keyboard('{Enter}');
  expect(await screen.findByText('It was removed in the meantime.')).toBeTruthy();
  await user.keyboard('{Escape}{Enter}');
  expect(await screen.findByText('No payment methods yet')).toBeTruthy();
});

import { mockApi, renderWithProviders, signInForTest } from '@billspay/console-kit/testing';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { session } from '../../api';
import { english } from '../../words';
import { paidOnOf, plainAmount, ReceiptForm } from './ReceiptForm';

const path = '/api/admin/customers/{id}/receipts';
const billers = [{ id: 'b1', name: 'Fibernest', accountId: 'AC-1' }];
const posted = {
  id: 'r1',
  amount: '1234.50',
  paidOn: '2026-11-25T10:00:00Z',
  confirmation: 'BP-1',
  notes: null,
  downloadUrl: null,
  status: 'POSTED',
  biller: { id: 'b1', name: 'Fibernest', category: 'INTERNET' },
  voidReason: null,
  voidedAt: null,
  replacesId: null,
} as const;

function show() {
  const onClose = vi.fn();
  renderWithProviders(
    <ReceiptForm customerId="c1" billers={billers} onSaved={async () => {}} onClose={onClose} />,
    { words: english },
  );
  return { onClose, user: userEvent.setup() };
}

describe('recording a receipt', () => {
  beforeEach(() => signInForTest(session));

  it('takes amounts as people write them', () => {
    expect(plainAmount('$1,234.50')).toBe('1234.50');
    expect(paidOnOf('2020-02-03')).toBe('2020-02-03T12:00:00Z');
    expect(paidOnOf('')).toBeNull();
  });

  it('refuses what is no amount before asking the server', async () => {
    const api = mockApi();
    const { user } = show();
    await user.type(screen.getByLabelText(/Amount/), '0');
    await user.click(screen.getByRole('button', { name: 'Add receipt' }));
    expect(screen.getByText('Enter an amount such as 84.27.')).toBeTruthy();
    expect(api.calls).toHaveLength(0);
  });

  it('asks again when it looks like a duplicate, and sends that it is none', async () => {
    const api = mockApi().refuses('POST', path, {
      slug: 'receipt-looks-duplicate',
      status: 409,
      detail: 'Its confirmation is BP-0',
    });
    const { user, onClose } = show();
    await user.type(screen.getByLabelText(/Amount/), '$1,234.50');
    await user.click(screen.getByRole('button', { name: 'Add receipt' }));
    expect(await screen.findByText(/Its confirmation is BP-0/)).toBeTruthy();
    api.answers('POST', path, posted, { status: 201 });
    await user.click(screen.getByLabelText('Both were paid; record it all the same'));
    await user.click(screen.getByRole('button', { name: 'Add receipt' }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    const [first, second] = api.sent('POST', path);
    expect(first).toMatchObject({ amount: '1234.50', confirmDuplicate: false });
    expect(second).toMatchObject({ amount: '1234.50', confirmDuplicate: true });
  });
});

import { mockApi, renderWithProviders, signInForTest } from '@billspay/console-kit/testing';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { session } from '../../api';
import { english } from '../../words';
import { ReceiptForm, type ReceiptFormProps } from './ReceiptForm';

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

function show(props: Partial<ReceiptFormProps> = {}) {
  const onClose = vi.fn();
  renderWithProviders(
    <ReceiptForm
      customerId="c1"
      billers={billers}
      onSaved={async () => {}}
      onClose={onClose}
      {...props}
    />,
    { words: english },
  );
  return { onClose, user: userEvent.setup() };
}

describe('recording a receipt', () => {
  beforeEach(() => signInForTest(session));
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  });

  it.each(['0', '12,50', '1,23.00'])('refuses %s before asking the server', async (typed) => {
    const api = mockApi();
    const { user } = show();
    await user.type(screen.getByLabelText(/Amount/), typed);
    await user.click(screen.getByRole('button', { name: 'Add receipt' }));
    expect(screen.getByText('Enter an amount such as 84.27.')).toBeTruthy();
    expect(api.calls).toHaveLength(0);
  });

  it.each([
    ['a morning in New York', '2026-11-25T11:30:00Z', '2026-11-25T11:30:00.000Z'],
    ['an evening in New York', '2026-11-26T01:30:00Z', '2026-11-25T12:00:00.000Z'],
  ])('sends the day that is chosen, on %s', async (_when, now, paidOn) => {
    vi.stubEnv('TZ', 'America/New_York');
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) });
    const api = mockApi().answers('POST', path, posted, { status: 201 });
    const { user, onClose } = show();
    expect(screen.getByLabelText('Paid on')).toHaveProperty('value', '2026-11-25');
    await user.type(screen.getByLabelText(/Amount/), '84.27');
    await user.click(screen.getByRole('button', { name: 'Add receipt' }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(api.sent('POST', path)).toMatchObject([{ amount: '84.27', paidOn }]);
  });

  it('begins with all of the receipt that it replaces', async () => {
    vi.stubEnv('TZ', 'America/Los_Angeles');
    const replaces = { ...posted, paidOn: '2026-11-03T02:00:00Z', notes: 'by phone' };
    const api = mockApi().answers('POST', path, posted, { status: 201 });
    const { user, onClose } = show({ replaces });
    expect(screen.getByLabelText('Paid on')).toHaveProperty('value', '2026-11-03');
    await user.click(screen.getByRole('button', { name: 'Replace' }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(api.sent('POST', path)).toEqual([
      {
        billerId: 'b1',
        amount: '1234.50',
        paidOn: '2026-11-03T12:00:00.000Z',
        confirmation: 'BP-1',
        notes: 'by phone',
        replacesId: 'r1',
        confirmDuplicate: false,
      },
    ]);
  });

  it('lets choose when the biller of the replaced receipt is gone', async () => {
    const api = mockApi().answers('POST', path, posted, { status: 201 });
    const replaces = { ...posted, biller: { ...posted.biller, id: 'removed' } };
    const { user, onClose } = show({ replaces });
    expect(screen.getByRole('option', { name: 'Choose…', selected: true })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Replace' }));
    expect(screen.getByText('Choose a biller.')).toBeTruthy();
    expect(api.calls).toHaveLength(0);
    await user.selectOptions(screen.getByLabelText(/Biller/), 'Fibernest · AC-1');
    await user.click(screen.getByRole('button', { name: 'Replace' }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(api.sent('POST', path)).toMatchObject([{ billerId: 'b1' }]);
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

import { mockApi } from '@billspay/console-kit/testing';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ada, renderAtDesk } from '../../testing';
import type { Receipt } from './api';
import { ReceiptsPane } from './ReceiptsPane';

const account = '/api/agent/customers/{id}';
const receipts = '/api/agent/customers/{id}/receipts';

const [known] = ada.receipts;
if (!known) throw new Error('a receipt is needed');

// An evening in Los Angeles: the next day has begun in UTC.
beforeEach(() => {
  vi.stubEnv('TZ', 'America/Los_Angeles');
  vi.setSystemTime('2026-11-26T04:30:00Z');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

async function enter(amount: string, day: string) {
  renderAtDesk(<ReceiptsPane />);
  const user = userEvent.setup();
  fireEvent.click(await screen.findByRole('button', { name: 'Add receipt' }));
  await user.type(screen.getByPlaceholderText('Type a part of the name'), 'north{Enter}');
  fireEvent.change(screen.getByLabelText('Amount'), { target: { value: amount } });
  fireEvent.change(screen.getByLabelText('Paid on'), { target: { value: day } });
  fireEvent.click(screen.getByText('Post receipt'));
}

/** A server that keeps what is posted. */
function keeping(posted: Receipt) {
  let kept = ada;
  return mockApi()
    .answers('GET', account, () => kept)
    .answers(
      'POST',
      receipts,
      () => {
        kept = { ...ada, receipts: [posted, ...ada.receipts] };
        return posted;
      },
      { status: 201 },
    );
}

it('posts exact amounts with a key, and gives the focus to the new row', async () => {
  const api = keeping({ ...known, id: 'r2', amount: '1084.50', confirmation: 'BP-2' });
  await enter('$1,084.5', '2026-11-04');
  expect(await screen.findByRole('button', { name: /BP-2.*\$/ })).toBe(document.activeElement);
  expect(api.sent('POST', receipts)[0]).toMatchObject({ billerId: 'b1', amount: '1084.50' });
  const call = api.calls.find(({ method }) => method === 'POST');
  expect(call?.headers.get('idempotency-key')).toMatch(/^[0-9a-f]{32}$/);
});

it('asks before the same amount on the same day, and posts when both were paid', async () => {
  const api = keeping({ ...known, id: 'r2', confirmation: 'BP-2' });
  await enter('84.27', '2026-11-03');
  expect(await screen.findByText(/on Nov 3.*confirmation BP-1/)).toBeTruthy();
  expect(api.sent('POST', receipts)).toEqual([]);
  fireEvent.click(screen.getByText('Both were paid: post it'));
  await screen.findByRole('button', { name: /BP-2.*\$/ });
  expect(api.sent('POST', receipts)[0]).toMatchObject({ confirmDuplicate: true });
});

it("asks on the server's word for a double that is not in sight", async () => {
  mockApi().answers('GET', account, ada).refuses('POST', receipts, {
    slug: 'receipt-looks-duplicate',
    status: 409,
    title: 'This biller has one.',
    detail: 'Its confirmation is BP-OLD',
  });
  await enter('12.00', '2020-01-02');
  expect(await screen.findByText(/BP-OLD/)).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('Amount').value).toBe('12.00');
});

it('puts a taken confirmation number onto its field', async () => {
  mockApi()
    .answers('GET', account, ada)
    .refuses('POST', receipts, {
      slug: 'receipt-already-posted',
      status: 409,
      fields: { confirmation: 'is on a receipt of this biller already' },
    });
  await enter('12.00', '2020-01-02');
  expect(await screen.findByText('is on a receipt of this biller already')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText('Confirmation number'));
});

it('keeps what is typed into the list of billers when the account is read again', async () => {
  let kept = ada;
  mockApi().answers('GET', account, () => kept);
  const { refetch } = renderAtDesk(<ReceiptsPane />);
  const user = userEvent.setup();
  fireEvent.click(await screen.findByRole('button', { name: 'Add receipt' }));
  const biller = screen.getByPlaceholderText<HTMLInputElement>('Type a part of the name');
  await user.type(biller, 'north');
  // The billers are the same; something else of the customer is not.
  kept = { ...structuredClone(ada), profile: { ...ada.profile, phone: '+1 919 555 0180' } };
  await refetch();
  expect(biller.value).toBe('north');
  await user.keyboard('{Enter}');
  expect(biller.value).toBe('Northlight Electric · AC-1');
});

it('posts the chosen day as everybody counts it, also today', async () => {
  const api = keeping({ ...known, id: 'r2', confirmation: 'BP-2' });
  await enter('12.00', '2026-11-25');
  await screen.findByRole('button', { name: /BP-2.*\$/ });
  expect(api.sent('POST', receipts)).toMatchObject([{ paidOn: '2026-11-25T12:00:00.000Z' }]);
});

it('sends the same with the same key when it is pressed again later', async () => {
  vi.setSystemTime('2026-11-25T09:30:00Z');
  const api = mockApi().answers('GET', account, ada).fails('POST', receipts);
  await enter('12.00', '2026-11-25');
  await screen.findByText('No connection');
  vi.setSystemTime('2026-11-25T09:31:00Z');
  fireEvent.click(screen.getByText('Post receipt'));
  await waitFor(() => expect(api.sent('POST', receipts)).toHaveLength(2));
  const keys = api.calls
    .filter(({ method }) => method === 'POST')
    .map(({ headers }) => headers.get('idempotency-key'));
  expect(new Set(keys).size).toBe(1);
  expect(api.sent('POST', receipts)[1]).toMatchObject({ paidOn: '2026-11-25T09:30:00.000Z' });
});

it('shows the day of a payment as everybody counts it', async () => {
  const early = { ...known, paidOn: '2026-11-03T01:00:00.000Z' };
  mockApi().answers('GET', account, { ...ada, receipts: [early] });
  await enter('84.27', '2026-11-03');
  expect(await screen.findByText(/on Nov 3, 2026, confirmation BP-1/)).toBeTruthy();
  const row = screen.getByRole('button', { name: /Nov 3, 2026.*BP-1/ });
  fireEvent.click(row);
  expect(screen.getByText('Paid on', { selector: 'dt' }).nextSibling?.textContent).toBe(
    'Nov 3, 2026',
  );
});

it('replaces a receipt on its own day, though that has not begun here', async () => {
  const voided: Receipt = {
    ...known,
    paidOn: '2026-11-26T03:00:00.000Z',
    status: 'VOIDED',
    voidedAt: '2026-11-26T04:00:00.000Z',
    voidReason: 'wrong amount',
  };
  const api = mockApi()
    .answers('GET', account, { ...ada, receipts: [voided] })
    .answers('POST', receipts, { ...known, id: 'r2', confirmation: 'BP-2' }, { status: 201 });
  renderAtDesk(<ReceiptsPane />);
  fireEvent.click(await screen.findByRole('button', { name: 'Enter the receipt BP-1 again' }));
  expect(screen.getByLabelText<HTMLInputElement>('Paid on').value).toBe('2026-11-26');
  fireEvent.click(screen.getByText('Post receipt'));
  await waitFor(() => expect(api.sent('POST', receipts)).toHaveLength(1));
  expect(api.sent('POST', receipts)[0]).toMatchObject({
    paidOn: '2026-11-26T04:30:00.000Z',
    replacesId: 'r1',
  });
});

it('takes the first match on Enter, however fast it was typed', async () => {
  mockApi().answers('GET', account, ada);
  renderAtDesk(<ReceiptsPane />);
  // Without pauses: all letters are there before anything that waits for the next turn.
  const user = userEvent.setup({ delay: null });
  fireEvent.click(await screen.findByRole('button', { name: 'Add receipt' }));
  const field = screen.getByPlaceholderText<HTMLInputElement>('Type a part of the name');
  await user.type(field, 'north');
  await new Promise((turn) => setTimeout(turn, 10));
  await user.keyboard('{Enter}');
  expect(field.value).toBe('Northlight Electric · AC-1');
});

import { mockApi } from '@billspay/console-kit/testing';
import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { ada, renderAtDesk } from '../../testing';
import type { Receipt } from './api';
import { ReceiptsPane } from './ReceiptsPane';

const account = '/api/agent/customers/{id}';
const receipts = '/api/agent/customers/{id}/receipts';

const [known] = ada.receipts;
if (!known) throw new Error('a receipt is needed');

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

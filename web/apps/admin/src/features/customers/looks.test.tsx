import { mockApi, renderWithProviders, signInForTest } from '@billspay/console-kit/testing';
import { focusManager, useQuery } from '@tanstack/react-query';
import { act, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { session } from '../../api';
import { english } from '../../words';
import { useReceipt } from '../receipts/queries';
import { useReview } from '../reviews/queries';
import { useAccount } from './queries';
import { ReceiptsTab, type ReceiptsTabProps } from './ReceiptsTab';

const plain = vi.fn(async () => 'read');
const account = {
  profile: { id: 'c1', deletedAt: null },
  billers: [],
} as unknown as ReceiptsTabProps['account'];

function Pages() {
  useAccount('c1');
  useReview('c1');
  useReceipt('c1', 'r1');
  useQuery({ queryKey: ['plain'], queryFn: plain });
  return <ReceiptsTab account={account} />;
}

beforeEach(() => signInForTest(session));
afterEach(() => focusManager.setFocused(undefined));

it('does not count coming back to the window as another look at an account', async () => {
  const missing = { slug: 'not-found', status: 404 } as const;
  const api = mockApi()
    .refuses('GET', '/api/admin/customers/{id}', missing)
    .refuses('GET', '/api/admin/kyc-reviews/{customerId}', missing)
    .refuses('GET', '/api/admin/customers/{id}/receipts/{receiptId}', missing)
    .answers('GET', '/api/admin/customers/{id}/receipts', { receipts: [], nextCursor: null });
  renderWithProviders(<Pages />, { words: english });
  await waitFor(() => expect(api.calls).toHaveLength(4));
  await waitFor(() => expect(plain).toHaveBeenCalledTimes(1));
  act(() => {
    focusManager.setFocused(false);
    focusManager.setFocused(true);
  });
  await waitFor(() => expect(plain).toHaveBeenCalledTimes(2));
  expect(api.calls).toHaveLength(4);
});

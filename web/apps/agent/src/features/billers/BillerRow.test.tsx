import { mockApi } from '@billspay/console-kit/testing';
import { screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { ada, renderAtDesk } from '../../testing';
import { BillersPane } from './BillersPane';

afterEach(() => vi.unstubAllEnvs());

it('shows the day of the last payment as everybody counts it', async () => {
  vi.stubEnv('TZ', 'America/New_York');
  const last = {
    id: 'r1',
    amount: '84.27',
    paidOn: '2026-11-03T01:00:00.000Z',
    confirmation: 'BP',
  };
  mockApi().answers('GET', '/api/agent/customers/{id}', {
    ...ada,
    billers: ada.billers.map((biller) => ({ ...biller, receipts: [last] })),
  });
  renderAtDesk(<BillersPane />);
  expect((await screen.findByRole('time')).textContent).toBe('Nov 3, 2026');
});

import { type Body, mockApi, signInForTest } from '@billspay/console-kit/testing';
import { focusManager } from '@tanstack/react-query';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { session } from '../../api';
import { renderPage } from '../../testing';
import { lastSearch, rememberSearch } from './lastSearch';

const receipt: Body<'/api/receipts/{id}', 'GET'> = {
  id: 'r1',
  amount: '84.27',
  paidOn: '2026-11-03T12:00:00Z',
  confirmation: 'CL-1',
  notes: null,
  downloadUrl: null,
  status: 'POSTED',
  biller: { id: 'b1', name: 'Bluewave', category: 'INTERNET' },
  voidReason: null,
  voidedAt: null,
  replacesId: null,
};

function receipts(nextCursor: string | null = null) {
  return mockApi()
    .answers('GET', '/api/billers', { billers: [], nextCursor: null })
    .answers('GET', '/api/receipts/{id}', receipt)
    .answers('GET', '/api/receipts/summary', {
      total: '84.27',
      count: 1,
      months: [],
      categories: [],
    })
    .answers('GET', '/api/receipts', ({ search }) => {
      if (search.get('cursor')) throw new TypeError('Failed to fetch');
      return { receipts: [receipt], nextCursor };
    });
}

afterEach(() => focusManager.setFocused(undefined));

test('the way back from a receipt keeps the filters', async () => {
  receipts();
  renderPage('/receipts?from=2026-01-01&min=5');
  await userEvent.click(await screen.findByRole('link', { name: /Bluewave/ }));
  const back = await screen.findByRole('link', { name: 'All receipts' });
  expect(back.getAttribute('href')).toBe('/receipts?from=2026-01-01&min=5');
});

test('the filters of one customer are not for the next', () => {
  signInForTest(session);
  rememberSearch({ min: '5' });
  expect(lastSearch()).toEqual({ min: '5' });
  session.lose();
  expect(lastSearch()).toEqual({});
});

test('a receipt that is gone meanwhile is not shown as if it were there', async () => {
  const api = receipts();
  renderPage('/receipts/r1');
  expect(await screen.findByText('CL-1')).toBeTruthy();
  api.refuses('GET', '/api/receipts/{id}', { slug: 'not-found', status: 404 });
  act(() => {
    focusManager.setFocused(false);
    focusManager.setFocused(true);
  });
  expect(await screen.findByText('There is no such receipt')).toBeTruthy();
  expect(screen.queryByText('CL-1')).toBeNull();
});

test('says why more receipts did not come', async () => {
  receipts('next');
  renderPage('/receipts');
  await userEvent.click(await screen.findByRole('button', { name: 'Show more' }));
  expect((await screen.findByRole('alert')).textContent).toContain('No connection');
  expect(screen.getByRole('link', { name: /Bluewave/ })).toBeTruthy();
});

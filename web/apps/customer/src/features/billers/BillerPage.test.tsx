import { mockApi } from '@billspay/console-kit/testing';
import { focusManager } from '@tanstack/react-query';
import { act, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { renderPage } from '../../testing';

afterEach(() => focusManager.setFocused(undefined));

test('a biller that was removed meanwhile is not shown as if it were there', async () => {
  const path = '/api/billers/{id}';
  const api = mockApi().answers('GET', path, {
    id: 'b1',
    name: 'Bluewave',
    category: 'INTERNET',
    accountId: 'AC-1',
    contactInfo: null,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    receipts: [],
  });
  renderPage('/billers/b1');
  expect(await screen.findByRole('heading', { name: 'Bluewave' })).toBeTruthy();
  api.refuses('GET', path, { slug: 'not-found', status: 404 });
  act(() => {
    focusManager.setFocused(false);
    focusManager.setFocused(true);
  });
  expect(await screen.findByText('There is no such biller')).toBeTruthy();
  expect(screen.queryByRole('heading', { name: 'Bluewave' })).toBeNull();
});

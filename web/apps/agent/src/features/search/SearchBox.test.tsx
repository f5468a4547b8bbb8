import { mockApi, renderWithProviders, signInForTest } from '@billspay/console-kit/testing';
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { session } from '../../api';
import { english } from '../../words';
import { SearchBox } from './SearchBox';

it('does not take the key that leads here for something searched', async () => {
  mockApi().answers('GET', '/api/agent/customers', { customers: [], nextCursor: null });
  signInForTest(session);
  const router = createRouter({
    routeTree: createRootRoute({ component: SearchBox }),
    history: createMemoryHistory(),
  });
  renderWithProviders(<RouterProvider router={router as never} />, { words: english });
  const box = await screen.findByRole<HTMLInputElement>('combobox');
  const user = userEvent.setup();
  await user.click(box);
  await user.keyboard('//');
  expect(box.value).toBe('');
  await user.keyboard('a/b');
  expect(box.value).toBe('a/b');
});

import {
  type Body,
  mockApi,
  renderWithProviders,
  signInForTest,
} from '@billspay/console-kit/testing';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { session } from '../../api';
import { english } from '../../words';
import { queueFilters } from './queries';
import { ReviewsPage } from './ReviewsPage';

const path = '/api/admin/kyc-reviews';
const entry = {
  customer: { id: 'c1', firstName: 'Ada', lastName: 'Lindqvist' },
  emailVerified: true,
  submittedAt: '2026-11-25T10:00:00Z',
  version: 1,
  duplicates: [],
} as unknown as Body<typeof path, 'GET'>['kycReviews'][number];

function show() {
  const root = createRootRoute();
  const inside = createRoute({ getParentRoute: () => root, id: 'in' });
  const reviews = createRoute({
    getParentRoute: () => inside,
    path: '/reviews',
    validateSearch: queueFilters,
    component: ReviewsPage,
  });
  const one = createRoute({ getParentRoute: () => reviews, path: '$customerId' });
  const router = createRouter({
    routeTree: root.addChildren([inside.addChildren([reviews.addChildren([one])])]),
    history: createMemoryHistory({ initialEntries: ['/reviews/c1'] }),
  });
  renderWithProviders(<RouterProvider router={router as never} />, { words: english });
}

beforeEach(() => signInForTest(session));

it('reads on near the end of the queue, but not again and again when that fails', async () => {
  const api = mockApi().answers('GET', path, ({ search }) => {
    if (search.get('cursor')) throw new TypeError('Failed to fetch');
    return { kycReviews: [entry], nextCursor: 'next' };
  });
  show();
  expect((await screen.findByRole('alert')).textContent).toContain('No connection');
  expect(api.calls).toHaveLength(2);
  await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
  await waitFor(() => expect(api.calls).toHaveLength(3));
  expect(screen.getByRole('alert')).toBeTruthy();
});

import { MutationObserver, onlineManager, QueryClient, QueryObserver } from '@tanstack/react-query';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { ProblemError, Session } from '../api';
import { mockApi, renderWithProviders, signInForTest } from '../testing';
import { createQueryClient, followSession } from './Provider';

const path = '/api/auth';

afterEach(() => onlineManager.setOnline(true));

test('without a connection, reads and changes are tried, and fail', async () => {
  const client = createQueryClient();
  client.mount();
  onlineManager.setOnline(false);
  const work = vi.fn(() => Promise.reject(new TypeError('Failed to fetch')));
  const reading = { queryKey: ['totals'], queryFn: work, retry: false };
  const query = new QueryObserver(client, reading);
  const stop = query.subscribe(() => undefined);
  await vi.waitFor(() => expect(query.getCurrentResult().status).toBe('error'));
  const change = new MutationObserver(client, { mutationFn: work });
  await expect(change.mutate()).rejects.toThrow('Failed to fetch');
  expect(work).toHaveBeenCalledTimes(2);

  // With it they come by themselves.
  onlineManager.setOnline(true);
  await vi.waitFor(() => expect(work).toHaveBeenCalledTimes(3));
  stop();
  client.unmount();
});

function follow(name: string) {
  const session = new Session({ path, name }, vi.fn());
  const queryClient = new QueryClient();
  const router = { invalidate: vi.fn(async () => undefined) };
  const forget = vi.fn();
  followSession(session, { queryClient, router, forget });
  return { session, queryClient, router, forget };
}

test('whoever signs in elsewhere is signed in here, and nothing stays when they go', () => {
  const { session, queryClient, router, forget } = follow('follow-test');
  signInForTest(session);
  expect(router.invalidate).toHaveBeenCalledOnce();
  queryClient.setQueryData(['totals'], 1);
  expect(forget).not.toHaveBeenCalled();
  session.lose();
  expect(router.invalidate).toHaveBeenCalledTimes(2);
  expect(queryClient.getQueryData(['totals'])).toBeUndefined();
  expect(forget).toHaveBeenCalledOnce();
});

test('nothing of one customer stays when another one signs in', () => {
  const tokenOf = (user: string) => `head.${btoa(JSON.stringify({ user_id: user }))}.mac`;
  const { session, queryClient } = follow('hands-test');
  session.begin({ token: tokenOf('ada'), expiresIn: 900 });
  queryClient.setQueryData(['totals'], 1);
  session.begin({ token: tokenOf('ben'), expiresIn: 900 });
  expect(queryClient.getQueryData(['totals'])).toBeUndefined();
});

test('a sign-out that failed is told until it succeeds', async () => {
  const { session } = follow('stay-test');
  signInForTest(session);
  renderWithProviders(<p>The page</p>, {
    words: { 'problem.still-signed-in': 'You are still signed in' },
  });
  act(() => session.onStay(new ProblemError('temporarily-unavailable', 'Unavailable', 503)));
  const notice = screen.getByRole('alert');
  expect(notice.textContent).toContain('You are still signed in');
  expect(notice.textContent).toContain('The service is busy');
  mockApi().answers('POST', '/api/auth/logout', undefined);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await vi.waitFor(() => expect(session.state).toBe('signed-out'));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('it is not told to whoever signs in next', () => {
  const { session } = follow('stay-test-2');
  signInForTest(session);
  renderWithProviders(<p>The page</p>);
  act(() => session.onStay(new ProblemError('offline', 'No connection', 0)));
  screen.getByRole('alert');
  act(() => session.lose());
  expect(screen.queryByRole('alert')).toBeNull();
});

import { expect, test } from 'vitest';
import { createApi, ProblemError, Session, take } from '../api';
import { mockApi, signInForTest } from '.';

const session = new Session({ path: '/api/auth', name: 'kit-test' });
const api = createApi(session);

test('answers by path and method, and tells what was sent', async () => {
  signInForTest(session);
  const mock = mockApi()
    .answers('GET', '/api/auth/sessions', { sessions: [], nextCursor: null })
    .answers('DELETE', '/api/auth/sessions/{id}', undefined);
  await expect(take(api.GET('/api/auth/sessions'))).resolves.toEqual({
    sessions: [],
    nextCursor: null,
  });
  await take(api.DELETE('/api/auth/sessions/{id}', { params: { path: { id: 'one' } } }));
  expect(mock.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /api/auth/sessions',
    'DELETE /api/auth/sessions/one',
  ]);
  expect(mock.calls[0]?.headers.get('authorization')).toBe('Bearer test-token');
});

test('refuses with field errors', async () => {
  mockApi().refuses('POST', '/api/auth/forgot-password', {
    slug: 'validation-failed',
    status: 422,
    fields: { email: 'must be an address' },
  });
  const refused = await take(api.POST('/api/auth/forgot-password', { body: { email: '-' } })).catch(
    (error: unknown) => error,
  );
  expect(refused).toBeInstanceOf(ProblemError);
  expect((refused as ProblemError).fieldErrors).toEqual({ email: 'must be an address' });
});

test('refuses answers that the contract does not know, when compiled', () => {
  const mock = mockApi();
  // @ts-expect-error a page of sessions has sessions
  mock.answers('GET', '/api/auth/sessions', { nextCursor: null });
  // @ts-expect-error no such method there
  mock.answers('PUT', '/api/auth/sessions', undefined);
});

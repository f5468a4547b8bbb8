import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mockApi } from '../testing';
import { ProblemError } from './problem';
import { Session } from './session';

const path = '/api/auth';
const renewed = { token: 'renewed', expiresIn: 900 };
const busy = { slug: 'temporarily-unavailable', status: 503 } as const;

let page = 0;
let name = '';

/** Tabs of one browser: what one sends is with the others at once. */
class Channel {
  static all = new Set<Channel>();
  onmessage: ((event: { data: unknown }) => void) | null = null;
  constructor(readonly name: string) {
    Channel.all.add(this);
  }
  addEventListener(): void {}
  removeEventListener(): void {}
  postMessage(data: unknown): void {
    for (const other of Channel.all) {
      if (other !== this && other.name === this.name) other.onmessage?.({ data });
    }
  }
}

/** A token of the API, unsigned. */
function tokenOf(user: string): string {
  const payload = btoa(JSON.stringify({ user_id: user, sub: '~~?>' }));
  return `head.${payload.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}.mac`;
}

function tab() {
  const states: string[] = [];
  const reload = vi.fn();
  const session = new Session({ path, name }, reload);
  session.subscribe(() => states.push(session.state));
  return { session, states, reload };
}

function signedIn(user: string) {
  const one = tab();
  one.session.begin({ token: tokenOf(user), expiresIn: 900 });
  return one;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('BroadcastChannel', Channel);
  page += 1;
  name = `test-${page}`;
  localStorage.setItem(`billspay.${name}.signed-in`, 'yes');
});

afterEach(() => {
  vi.useRealTimers();
  Channel.all.clear();
});

test('a tab gives up what it shows when somebody else signs in in another one', async () => {
  const other = tab();
  const ada = signedIn('ada');
  expect(other.states).toEqual(['signed-in']);
  const ben = signedIn('ben');
  for (const { session, states, reload } of [ada, other]) {
    expect(states).toEqual(['signed-in', 'signed-out']);
    expect(session.state).toBe('signed-out');
    expect(reload).toHaveBeenCalledOnce();
  }
  expect(ben.session.state).toBe('signed-in');
  expect(ben.reload).not.toHaveBeenCalled();
});

test('a tab keeps what it shows when another one renews', async () => {
  const [one, other] = [signedIn('ada'), signedIn('ada')];
  expect(one.states).toEqual(['signed-in']);
  expect(other.reload).not.toHaveBeenCalled();
  expect(one.reload).not.toHaveBeenCalled();
});

test('a renewed token of somebody else is not used', async () => {
  const { session, reload } = signedIn('ada');
  mockApi().answers('POST', '/api/auth/refresh', { token: tokenOf('ben'), expiresIn: 900 });
  await expect(session.renew()).rejects.toMatchObject({ status: 401 });
  expect(session.state).toBe('signed-out');
  expect(reload).toHaveBeenCalledOnce();
});

test('a busy server does not end the session of a page that starts', async () => {
  const { session, states } = tab();
  const api = mockApi().refuses('POST', '/api/auth/refresh', busy);
  const onTrouble = vi.fn();
  const started = session.start(onTrouble);
  await vi.advanceTimersByTimeAsync(0);
  expect(onTrouble.mock.lastCall?.[0]).toMatchObject({ slug: 'temporarily-unavailable' });
  api.fails('POST', '/api/auth/refresh');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(onTrouble.mock.lastCall?.[0]).toMatchObject({ slug: 'offline' });
  expect(states).toEqual([]);
  api.answers('POST', '/api/auth/refresh', renewed);
  await vi.advanceTimersByTimeAsync(2_000);
  await started;
  expect(states).toEqual(['signed-in']);
});

test('a busy server is asked at once when somebody wants to', async () => {
  const { session } = tab();
  const api = mockApi().refuses('POST', '/api/auth/refresh', busy);
  const onTrouble = vi.fn();
  const started = session.start(onTrouble);
  await vi.advanceTimersByTimeAsync(0);
  api.answers('POST', '/api/auth/refresh', renewed);
  onTrouble.mock.lastCall?.[1]();
  await started;
  expect(session.state).toBe('signed-in');
});

test('a page that starts stops asking when another tab signs in', async () => {
  const { session } = tab();
  const api = mockApi().refuses('POST', '/api/auth/refresh', busy);
  const started = session.start();
  await vi.advanceTimersByTimeAsync(0);
  signedIn('ada');
  await started;
  expect(session.state).toBe('signed-in');
  expect(api.calls).toHaveLength(1);
});

test('a page that starts forgets a session that has ended', async () => {
  const { session } = tab();
  mockApi().refuses('POST', '/api/auth/refresh', { slug: 'unauthenticated', status: 401 });
  await session.start();
  expect(session.state).toBe('signed-out');
  expect(localStorage.getItem(`billspay.${name}.signed-in`)).toBeNull();
});

test('a sign-out that the server refuses is tried again, and then told', async () => {
  const { session } = signedIn('ada');
  const other = signedIn('ada');
  session.onStay = vi.fn();
  const api = mockApi().refuses('POST', '/api/auth/logout', busy);
  const ended = session.end();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await ended).toBe(false);
  expect(api.calls).toHaveLength(2);
  expect(session.onStay).toHaveBeenCalledWith(expect.any(ProblemError));
  expect(session.state).toBe('signed-in');
  expect(other.session.state).toBe('signed-in');
});

test('a sign-out is told when there is no connection, and done when it works again', async () => {
  const { session } = signedIn('ada');
  session.onStay = vi.fn();
  const api = mockApi().fails('POST', '/api/auth/logout');
  const ended = session.end();
  await vi.advanceTimersByTimeAsync(0);
  expect(session.state).toBe('signed-in');
  api.answers('POST', '/api/auth/logout', undefined);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await ended).toBe(true);
  expect(session.state).toBe('signed-out');
  expect(session.onStay).not.toHaveBeenCalled();
});

test('a sign-out of a session that has ended is one', async () => {
  const { session } = signedIn('ada');
  mockApi().refuses('POST', '/api/auth/logout', { slug: 'unauthenticated', status: 401 });
  expect(await session.end()).toBe(true);
  expect(session.state).toBe('signed-out');
});

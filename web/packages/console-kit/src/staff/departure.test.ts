import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Session } from '../api';
import { mockApi, signInForTest } from '../testing';
import { watchDeparture } from './departure';

/** Tabs of one browser: what one sends is with the others at once. */
class Channel {
  static all = new Set<Channel>();
  onmessage: ((event: { data: unknown }) => void) | null = null;
  constructor() {
    Channel.all.add(this);
  }
  postMessage(data: unknown): void {
    for (const other of Channel.all) if (other !== this) other.onmessage?.({ data });
  }
}

beforeEach(() => {
  vi.stubGlobal('BroadcastChannel', Channel);
});

afterEach(() => Channel.all.clear());

function twoTabs() {
  const tab = () => {
    const session = new Session({ path: '/api/agent', name: 'departure-test' });
    return { session, departure: watchDeparture(session) };
  };
  const [one, other] = [tab(), tab()];
  signInForTest(one.session);
  return { one, other };
}

test('who signs out in one tab has left in all', async () => {
  const { one, other } = twoTabs();
  mockApi().answers('POST', '/api/agent/logout', undefined);
  expect(await one.departure.leave()).toBe(true);
  expect(other.session.state).toBe('signed-out');
  expect([one.departure.reason(), other.departure.reason()]).toEqual(['left', 'left']);
});

test('who was signed out by the server has not left', async () => {
  const { one, other } = twoTabs();
  one.session.lose();
  expect([one.departure.reason(), other.departure.reason()]).toEqual(['ended', 'ended']);
  signInForTest(other.session);
  expect([one.departure.reason(), other.departure.reason()]).toEqual(['none', 'none']);
});

test('who leaves has left, even when another tab is refused meanwhile', async () => {
  const { one, other } = twoTabs();
  mockApi().answers('POST', '/api/agent/logout', () => {
    other.session.lose();
    return undefined;
  });
  await one.departure.leave();
  expect(one.departure.reason()).toBe('left');
});

test('who could not leave stays', async () => {
  vi.useFakeTimers();
  try {
    const { one, other } = twoTabs();
    mockApi().fails('POST', '/api/agent/logout');
    const left = one.departure.leave();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await left).toBe(false);
    expect([one.departure.reason(), other.departure.reason()]).toEqual(['none', 'none']);
    one.session.lose();
    expect(one.departure.reason()).toBe('ended');
  } finally {
    vi.useRealTimers();
  }
});

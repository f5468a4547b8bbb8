import { afterEach, expect, it, vi } from 'vitest';
import { paymentDayOf, paymentMomentOf, today } from './days';
import { formats } from './formats';

afterEach(() => vi.unstubAllEnvs());

it('says which day it is where the reader is', () => {
  const now = new Date('2026-11-04T03:30:00Z');
  vi.stubEnv('TZ', 'America/Los_Angeles');
  expect(today(now)).toBe('2026-11-03');
  vi.stubEnv('TZ', 'Pacific/Auckland');
  expect(today(now)).toBe('2026-11-04');
});

it('stands for a day by its noon in UTC, in every time zone', () => {
  for (const zone of ['America/New_York', 'America/Los_Angeles', 'UTC', 'Pacific/Auckland']) {
    vi.stubEnv('TZ', zone);
    const now = new Date('2026-11-25T20:00:00Z');
    expect(paymentMomentOf('2026-11-03', now), zone).toBe('2026-11-03T12:00:00.000Z');
    expect(paymentMomentOf('2026-11-25', now), zone).toBe('2026-11-25T12:00:00.000Z');
  }
});

it('is now while noon is to come, and never on another day', () => {
  // A morning in New York, an evening in Los Angeles, the first hour of a day in Auckland.
  expect(paymentMomentOf('2026-11-25', new Date('2026-11-25T11:30:00Z'))).toBe(
    '2026-11-25T11:30:00.000Z',
  );
  expect(paymentMomentOf('2026-11-25', new Date('2026-11-26T04:30:00Z'))).toBe(
    '2026-11-25T12:00:00.000Z',
  );
  expect(paymentMomentOf('2026-11-26', new Date('2026-11-25T11:30:00Z'))).toBe(
    '2026-11-26T00:00:00.000Z',
  );
});

it('shows and reads the day of a payment alike everywhere', () => {
  for (const zone of ['America/Los_Angeles', 'Pacific/Auckland']) {
    vi.stubEnv('TZ', zone);
    for (const moment of ['2026-11-03T00:30:00Z', '2026-11-03T23:30:00Z']) {
      expect(formats('en-US').utcDay(moment), zone).toBe('Nov 3, 2026');
      expect(paymentDayOf(moment), zone).toBe('2026-11-03');
    }
  }
});

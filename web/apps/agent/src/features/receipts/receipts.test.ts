import { afterEach, describe, expect, it, vi } from 'vitest';
import { readAmount } from './amount';
import type { Receipt } from './api';
import { sameConfirmation, similarTo } from './duplicates';
import { seedOf } from './seed';

describe('readAmount', () => {
  it('keeps every cent', () => {
    expect(readAmount('84.27')).toBe('84.27');
    expect(readAmount('$1,084.5')).toBe('1084.50');
    expect(readAmount(' 12 ')).toBe('12.00');
    expect(readAmount('.5')).toBe('0.50');
    expect(readAmount('007.1')).toBe('7.10');
    expect(readAmount('99999999.99')).toBe('99999999.99');
  });

  it('refuses what is not an amount, rather than guessing', () => {
    for (const typed of ['', '.', '0', '0.00', '-5', '84,27', '1,08.00', '1.234', '1e3', 'ten']) {
      expect(readAmount(typed), typed).toBeUndefined();
    }
    expect(readAmount('123456789')).toBeUndefined();
  });
});

const receipt: Receipt = {
  id: 'r1',
  amount: '84.27',
  paidOn: '2026-11-03T14:00:00.000Z',
  confirmation: 'BP-SH2W',
  notes: null,
  downloadUrl: null,
  status: 'POSTED',
  biller: { id: 'b1', name: 'Northlight', category: 'ELECTRIC' },
  voidReason: null,
  voidedAt: null,
  replacesId: null,
};
const candidate = {
  billerId: 'b1',
  amount: '84.27',
  paidOn: '2026-11-03T23:00:00.000Z',
  confirmation: '',
};

afterEach(() => vi.unstubAllEnvs());

it('is entered again on the day that it has everywhere', () => {
  for (const zone of ['America/Los_Angeles', 'Pacific/Auckland']) {
    vi.stubEnv('TZ', zone);
    for (const paidOn of ['2026-11-03T01:00:00.000Z', '2026-11-03T23:00:00.000Z']) {
      expect(seedOf({ ...receipt, paidOn }).paidOn, zone).toBe('2026-11-03');
    }
  }
});

describe('doubles', () => {
  it('finds the same biller, amount and day', () => {
    expect(similarTo([receipt], candidate)).toBe(receipt);
    expect(similarTo([receipt], { ...candidate, amount: '84.28' })).toBeUndefined();
    expect(similarTo([receipt], { ...candidate, billerId: 'b2' })).toBeUndefined();
    expect(
      similarTo([receipt], { ...candidate, paidOn: '2026-11-04T01:00:00.000Z' }),
    ).toBeUndefined();
  });

  it('leaves out voided ones', () => {
    expect(similarTo([{ ...receipt, status: 'VOIDED' }], candidate)).toBeUndefined();
  });

  it('compares confirmation numbers by their letters and digits', () => {
    expect(sameConfirmation([receipt], { ...candidate, confirmation: 'bp sh2w' })).toBe(receipt);
    expect(sameConfirmation([receipt], candidate)).toBeUndefined();
  });
});

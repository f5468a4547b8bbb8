import { expect, test } from 'vitest';
import { lengths, withoutGaps } from './chart';
import { byMonth } from './ReceiptList';
import { periodOf, presetOf, receiptQuery, receiptSearch } from './search';

test('the URL keeps what can be understood', () => {
  const biller = '018c08c7-617b-7369-a784-54127b096493';
  const search = { from: '2026-01-01', to: 'tomorrow', biller, min: '12.5', max: '1e5', x: '1' };
  expect(receiptSearch(search)).toEqual({ from: '2026-01-01', biller, min: '12.5' });
  expect(receiptQuery({ biller, max: '9' })).toEqual({ billerId: biller, maxAmount: '9' });
});

test('periods by name are days of UTC', () => {
  const now = new Date('2026-11-25T23:30:00-05:00');
  expect(periodOf('month', now)).toEqual({ from: '2026-11-01', to: '2026-11-26' });
  expect(periodOf('last90', now)).toEqual({ from: '2026-08-29', to: '2026-11-26' });
  expect(periodOf('year', now)).toEqual({ from: '2026-01-01', to: '2026-11-26' });
  expect(presetOf({ ...periodOf('year', now), min: '5' }, now)).toBe('year');
  expect(presetOf({ from: '2026-11-03' }, now)).toBeUndefined();
  expect(presetOf({}, now)).toBe('all');
});

test('the calendar of a chart has no gaps', () => {
  const months = withoutGaps([
    { month: '2025-11', total: '10.00', count: 1 },
    { month: '2026-02', total: '5.00', count: 1 },
  ]);
  expect(months.map(({ month }) => month)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  expect(lengths(months.map(({ total }) => total))).toEqual([100, 0, 0, 50]);
  expect(withoutGaps([])).toEqual([]);
});

test('receipts are grouped by their month of UTC', () => {
  const receipt = (id: string, paidOn: string) => ({
    id,
    paidOn,
    amount: '1.00',
    confirmation: id,
    notes: null,
    downloadUrl: null,
    status: 'POSTED' as const,
    biller: { id: 'b', name: 'Bluewave', category: 'INTERNET' as const },
    voidReason: null,
    voidedAt: null,
    replacesId: null,
  });
  const groups = byMonth([
    receipt('c', '2026-11-01T00:30:00.000Z'),
    receipt('b', '2026-10-31T23:59:00.000Z'),
    receipt('a', '2026-10-02T12:00:00.000Z'),
  ]);
  expect(groups.map(({ month, receipts }) => [month, receipts.length])).toEqual([
    ['2026-11', 1],
    ['2026-10', 2],
  ]);
});

test('what contradicts itself in the address is not asked for', () => {
  expect(receiptSearch({ min: '80', max: '12' })).toEqual({ min: '80' });
  expect(receiptSearch({ from: '2026-03-01', to: '2026-02-01' })).toEqual({ from: '2026-03-01' });
  expect(receiptSearch({ min: '9', max: '12' })).toEqual({ min: '9', max: '12' });
});

import { describe, expect, it } from 'vitest';
import { auditFilters } from '../features/audit/queries';
import { nameOfSegment, segmentOf } from '../features/billers/queries';
import { transactionFilters } from '../features/transactions/queries';
import { nextOf } from '../shell/next';
import { countOf, dayOf, oneOf, textOf } from './search';

describe('filters in the URL', () => {
  it('keeps what makes sense and leaves out the rest', () => {
    expect(textOf('  ')).toBeUndefined();
    expect(textOf(['a'])).toBeUndefined();
    expect(dayOf('2026-02-30x')).toBeUndefined();
    expect(dayOf('2026-11-25')).toBe('2026-11-25');
    expect(oneOf('MAYBE', ['POSTED', 'VOIDED'])).toBeUndefined();
  });

  it('reads the filters of transactions', () => {
    const filters = transactionFilters({ status: 'VOIDED', from: 'yesterday', search: 'ada' });
    expect(filters).toMatchObject({ status: 'VOIDED', search: 'ada' });
    expect(countOf(filters)).toBe(2);
  });

  it('asks for no action that cannot be one', () => {
    expect(auditFilters({ action: 'Receipt.Posted' }).action).toBe('receipt.posted');
    expect(auditFilters({ action: "x' or 1" }).action).toBeUndefined();
    expect(auditFilters({ actor: 'dana' }).actor).toBeUndefined();
  });

  it('goes to its own pages only after the sign-in', () => {
    expect(nextOf({ next: '/audit?action=kyc.decided' }).next).toBe('/audit?action=kyc.decided');
    expect(nextOf({ next: '//elsewhere.test' }).next).toBeUndefined();
    expect(nextOf({ next: '/\\elsewhere.test' }).next).toBeUndefined();
    expect(nextOf({ next: 'https://elsewhere.test' }).next).toBeUndefined();
  });

  it('puts any name of a biller into one segment', () => {
    for (const name of ['Fibernest', 'Süd & West/Strom?', '水道局']) {
      expect(segmentOf(name)).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(nameOfSegment(segmentOf(name))).toBe(name);
    }
    expect(nameOfSegment('%')).toBe('');
  });
});

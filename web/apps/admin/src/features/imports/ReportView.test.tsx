import { renderWithProviders } from '@billspay/console-kit/testing';
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { english } from '../../words';
import type { Report } from './queries';
import { newReceipts, outcomeOf, ReportView } from './ReportView';

const dryRun: Report = {
  id: null,
  dryRun: true,
  mode: 'all-or-nothing',
  committed: false,
  rows: 5,
  added: 0,
  duplicates: 1,
  invalid: 0,
  errors: [],
  moreErrors: false,
};

describe('the report of an import', () => {
  it('counts what a dry run would add', () => {
    expect(newReceipts(dryRun)).toBe(4);
    expect(outcomeOf(dryRun)).toBe('would');
    expect(outcomeOf({ ...dryRun, duplicates: 5 })).toBe('nothing_new');
  });

  it('says that one wrong row keeps the file out, or is left out', () => {
    expect(outcomeOf({ ...dryRun, invalid: 1 })).toBe('would_not');
    expect(outcomeOf({ ...dryRun, invalid: 1, dryRun: false })).toBe('refused');
    expect(outcomeOf({ ...dryRun, invalid: 1, mode: 'valid-only' })).toBe('would');
    expect(outcomeOf({ ...dryRun, committed: true, dryRun: false, added: 4 })).toBe('done');
  });

  it('shows row, column and problem', () => {
    const errors: Report['errors'] = [
      { row: 3, column: 'amount', detail: 'must be more than 0.00' },
      { row: 4, column: null, detail: 'has 2 cells, but the header has 5' },
    ];
    renderWithProviders(<ReportView report={{ ...dryRun, invalid: 2, errors }} />, {
      words: english,
    });
    expect(screen.getByText('This file would not be imported')).toBeTruthy();
    expect(screen.getByRole('row', { name: '3 amount must be more than 0.00' })).toBeTruthy();
    expect(screen.getByRole('row', { name: /4 whole row/ })).toBeTruthy();
  });
});

import { expect, it } from 'vitest';
import { noForms, reduceForms } from './usePaneForms';

it('opens a form in one pane and asks for its focus', () => {
  const state = reduceForms(noForms, { do: 'open', pane: 'billers', form: { kind: 'add' } });
  expect(state.billers.form).toEqual({ kind: 'add' });
  expect(state.billers.turn).toBe(noForms.billers.turn + 1);
  expect(state.receipts).toBe(noForms.receipts);
});

it('gives the focus to a row when a form closes', () => {
  const open = reduceForms(noForms, { do: 'open', pane: 'billers', form: { kind: 'add' } });
  const closed = reduceForms(open, { do: 'close', pane: 'billers', row: 'b1' });
  expect(closed.billers).toMatchObject({ form: undefined, row: 'b1' });
  expect(closed.billers.rowTurn).toBe(open.billers.rowTurn + 1);
});

it('keeps a form open while rows change', () => {
  const open = reduceForms(noForms, { do: 'open', pane: 'billers', form: { kind: 'add' } });
  const removed = reduceForms(open, { do: 'row', pane: 'billers', row: 'b2' });
  expect(removed.billers.form).toEqual({ kind: 'add' });
});

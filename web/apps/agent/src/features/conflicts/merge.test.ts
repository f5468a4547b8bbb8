import { expect, it } from 'vitest';
import { type Conflict, changesOf, fieldsInConflict, firstChoices, merged } from './merge';

const base = { name: 'Northlight', account: '1', contact: '' };
const conflict: Conflict<typeof base> = {
  base,
  mine: { ...base, name: 'Northlight Electric' },
  theirs: { ...base, account: '2', contact: 'help' },
};

it('sends only what was changed', () => {
  expect(changesOf(conflict.mine, base)).toEqual({ name: 'Northlight Electric' });
  expect(changesOf(base, base)).toEqual({});
});

it('asks about every field that is different now', () => {
  expect(fieldsInConflict(conflict)).toEqual(['name', 'account', 'contact']);
});

it('begins with mine where I typed and theirs where only they did', () => {
  expect(firstChoices(conflict)).toEqual({ name: 'mine', account: 'theirs', contact: 'theirs' });
});

it('puts the chosen values together', () => {
  expect(merged(conflict, firstChoices(conflict))).toEqual({
    name: 'Northlight Electric',
    account: '2',
    contact: 'help',
  });
  expect(merged(conflict, { name: 'theirs', account: 'theirs', contact: 'theirs' })).toEqual(
    conflict.theirs,
  );
});

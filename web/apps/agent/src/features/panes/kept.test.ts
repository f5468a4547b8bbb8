import { expect, it } from 'vitest';
import { withEdited } from './useKeptRows';

const [a, b, c] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
const all = [a, b, c];

it('keeps the edited one where it was', () => {
  expect(withEdited([a, c], all, 'b')).toEqual(all);
  expect(withEdited([], [b], 'b')).toEqual([b]);
  expect(withEdited([c], all, 'b')).toEqual([c, b]);
});

it('changes nothing while it is there, or when nothing is edited', () => {
  expect(withEdited(all, [b], 'b')).toBe(all);
  expect(withEdited([a, c], all, undefined)).toEqual([a, c]);
  expect(withEdited([a, c], [a, c], 'b')).toEqual([a, c]);
});

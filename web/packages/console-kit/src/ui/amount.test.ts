import { expect, it } from 'vitest';
import { readAmount } from './amount';

it('reads amounts as people write them', () => {
  expect(readAmount('$1,084.5')).toBe('1084.50');
  expect(readAmount('1,234,567')).toBe('1234567.00');
  expect(readAmount(' 12 ')).toBe('12.00');
  expect(readAmount('.5')).toBe('0.50');
});

it('takes a comma only where it groups thousands', () => {
  for (const typed of ['12,50', '1,23.00', '1,2345', ',50', '0', '0.00', '-1', '1.234', 'x', '']) {
    expect(readAmount(typed), typed).toBeUndefined();
  }
});

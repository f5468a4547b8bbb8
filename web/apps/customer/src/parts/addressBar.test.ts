import { expect, test } from 'vitest';
import { tokenIn } from './addressBar';

test('a mailed token stands behind the # or the ?', () => {
  expect(tokenIn('#token=abc-_9', '')).toBe('abc-_9');
  expect(tokenIn('', '?token=abc')).toBe('abc');
  expect(tokenIn('#token=<x>', '')).toBeUndefined();
  expect(tokenIn('', '')).toBeUndefined();
});

import { expect, test } from 'vitest';
import { localPath, returnSearch } from './returning';

test.each(['/receipts', '/receipts?from=2026-01-01', '/billers/1#x'])('%s is ours', (path) => {
  expect(localPath(path)).toBe(path);
});

// S47
test.each([
  'https://elsewhere.test/',
  '//elsewhere.test',
  '/\\elsewhere.test',
  '\\\\elsewhere.test',
  '/\t/elsewhere.test',
  '/..//elsewhere.test',
  'javascript:alert(1)',
  'receipts',
  '',
  undefined,
  7,
])('%s is not', (path) => {
  expect(localPath(path)).toBeUndefined();
});

test('the first page needs no return', () => {
  expect(returnSearch({ to: '/' })).toEqual({});
  expect(returnSearch({ to: '/wallet' })).toEqual({ to: '/wallet' });
});

import { expect, it } from 'vitest';
import { isOver, readExpiry, showExpiry } from './expiry';

it('reads what is printed on cards, however it is typed', () => {
  for (const typed of ['04/29', '4/29', '0429', '429', '04 / 2029', '04-29', '042029']) {
    expect(readExpiry(typed), typed).toEqual({ month: 4, year: 2029 });
  }
  expect(readExpiry('12/28')).toEqual({ month: 12, year: 2028 });
  expect(readExpiry('1228')).toEqual({ month: 12, year: 2028 });
});

it('takes no other month, and nothing half typed', () => {
  for (const typed of ['', '4', '04/', '13/29', '00/29', 'ab/cd', '04/2']) {
    expect(readExpiry(typed), typed).toBeUndefined();
  }
});

it('counts a card as good until its month ends', () => {
  const day = new Date(2026, 10, 30);
  expect(isOver({ month: 11, year: 2026 }, day)).toBe(false);
  expect(isOver({ month: 10, year: 2026 }, day)).toBe(true);
  expect(isOver({ month: 1, year: 2027 }, day)).toBe(false);
});

it('shows it as cards do', () => {
  expect(showExpiry(4, 2029)).toBe('04/29');
  expect(showExpiry(null, null)).toBe('');
});

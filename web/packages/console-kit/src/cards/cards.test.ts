import { describe, expect, it } from 'vitest';
import { aba, brandOf, digitsOf, formatCardNumber, luhn } from './index';

describe('luhn', () => {
  it('takes published test numbers', () => {
    for (const number of [
      '4242424242424242',
      '378282246310005',
      '5555555555554444',
      '30569309025904',
    ])
      expect(luhn(number)).toBe(true);
  });

  it('refuses one wrong digit, neighbours in the wrong order, and other lengths', () => {
    expect(luhn('4242424242424241')).toBe(false);
    expect(luhn('5555555555554454')).toBe(false);
    expect(luhn('378282246310050')).toBe(false);
    expect(luhn('42424242424')).toBe(false);
    expect(luhn('4242 4242 4242 4242')).toBe(false);
    expect(luhn('')).toBe(false);
  });
});

describe('aba', () => {
  it('looks at the check digit', () => {
    expect(aba('110000000')).toBe(true);
    expect(aba('110000001')).toBe(false);
    expect(aba('011000000')).toBe(false);
    expect(aba('11000000')).toBe(false);
    expect(aba('000000000')).toBe(false);
  });
});

describe('brandOf', () => {
  it('knows a card from its first digits', () => {
    expect(brandOf('4')?.name).toBe('Visa');
    expect(brandOf('37')?.name).toBe('American Express');
    expect(brandOf('51')?.name).toBe('Mastercard');
    expect(brandOf('2221')?.name).toBe('Mastercard');
    expect(brandOf('36')?.name).toBe('Diners Club');
    expect(brandOf('6011')?.name).toBe('Discover');
    expect(brandOf('62')?.name).toBe('UnionPay');
    expect(brandOf('3528')?.name).toBe('JCB');
    expect(brandOf('4242424242424242')?.name).toBe('Visa');
  });

  it('says nothing while several are possible, or none is', () => {
    for (const digits of ['', '3', '6', '2', '60', '99', '1234']) {
      expect(brandOf(digits)).toBeUndefined();
    }
  });
});

describe('formatCardNumber', () => {
  it('groups as the card does', () => {
    expect(formatCardNumber('4242424242424242')).toBe('4242 4242 4242 4242');
    expect(formatCardNumber('42424')).toBe('4242 4');
    expect(formatCardNumber('4242')).toBe('4242');
    expect(formatCardNumber('378282246310005')).toBe('3782 822463 10005');
    expect(formatCardNumber('42-42 42x')).toBe('4242 42');
  });

  it('keeps at most 19 digits', () => {
    expect(digitsOf(formatCardNumber('4'.repeat(25)))).toHaveLength(19);
  });
});

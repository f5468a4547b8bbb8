// Which card it is, from its first digits on: the server's table, for feedback while typing.

export interface CardBrand {
  name: string;
  /** How many digits a number of this brand may have. */
  lengths: readonly number[];
  /** Digits of the security code. */
  code: 3 | 4;
}

interface Range {
  first: number; // of the first six digits
  last: number;
  brand: CardBrand;
}

const amex: CardBrand = { name: 'American Express', lengths: [15], code: 4 };
const diners: CardBrand = { name: 'Diners Club', lengths: [14, 16, 19], code: 3 };
const jcb: CardBrand = { name: 'JCB', lengths: [16, 17, 18, 19], code: 3 };
const visa: CardBrand = { name: 'Visa', lengths: [13, 16, 19], code: 3 };
const mastercard: CardBrand = { name: 'Mastercard', lengths: [16], code: 3 };
const discover: CardBrand = { name: 'Discover', lengths: [16, 17, 18, 19], code: 3 };
const unionPay: CardBrand = { name: 'UnionPay', lengths: [16, 17, 18, 19], code: 3 };

const ranges: readonly Range[] = [
  { first: 340000, last: 349999, brand: amex },
  { first: 370000, last: 379999, brand: amex },
  { first: 300000, last: 305999, brand: diners },
  { first: 360000, last: 369999, brand: diners },
  { first: 380000, last: 399999, brand: diners },
  { first: 352800, last: 358999, brand: jcb },
  { first: 400000, last: 499999, brand: visa },
  { first: 510000, last: 559999, brand: mastercard },
  { first: 222100, last: 272099, brand: mastercard },
  { first: 601100, last: 601199, brand: discover },
  { first: 644000, last: 659999, brand: discover },
  { first: 620000, last: 629999, brand: unionPay },
];

/** The brand as soon as the digits so far say it. */
export function brandOf(digits: string): CardBrand | undefined {
  if (digits === '') return undefined;
  const start = digits.slice(0, 6);
  const lowest = Number(start.padEnd(6, '0'));
  const highest = Number(start.padEnd(6, '9'));
  return ranges.find(({ first, last }) => first <= lowest && highest <= last)?.brand;
}

/** 4242 4242 4242 4242; American Express as 3782 822463 10005. */
export function formatCardNumber(text: string): string {
  const digits = text.replace(/\D/g, '').slice(0, 19);
  if (brandOf(digits)?.code === 4) {
    return [digits.slice(0, 4), digits.slice(4, 10), digits.slice(10)].filter(Boolean).join(' ');
  }
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ');
}

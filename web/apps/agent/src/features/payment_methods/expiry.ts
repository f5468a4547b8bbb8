// When a card ends, as it is printed on it: 04/29.

export interface Expiry {
  month: number;
  year: number;
}

/** "429", "04/29", "4 / 2029" → April 2029. */
export function readExpiry(text: string): Expiry | undefined {
  const [, first = '', second = ''] =
    /^\s*(\d{1,2})\s*[/\-. ]\s*(\d{2}|\d{4})\s*$/.exec(text) ??
    /^\s*(\d{1,2}?)(\d{2})\s*$/.exec(text) ??
    /^\s*(\d{1,2}?)(\d{4})\s*$/.exec(text) ??
    [];
  const month = Number(first);
  const year = second.length === 2 ? 2000 + Number(second) : Number(second);
  return month >= 1 && month <= 12 && year >= 2000 && year <= 2100 ? { month, year } : undefined;
}

export function showExpiry(month: number | null, year: number | null): string {
  if (month === null || year === null) return '';
  return `${String(month).padStart(2, '0')}/${String(year % 100).padStart(2, '0')}`;
}

/** A card is good until its month ends. */
export function isOver({ month, year }: Expiry, now = new Date()): boolean {
  return year * 12 + month - 1 < now.getFullYear() * 12 + now.getMonth();
}

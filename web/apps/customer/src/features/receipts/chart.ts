// What the charts draw. Shares are for lengths on a screen alone; amounts stay strings.
import type { ReceiptSummary } from '../../parts/queries';

export type Month = ReceiptSummary['months'][number];

function after(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** With the months in which nothing was paid, so that the axis is a calendar. */
export function withoutGaps(months: readonly Month[]): Month[] {
  const known = new Map(months.map((one) => [one.month, one]));
  const [first, last] = [months[0]?.month, months.at(-1)?.month];
  const all: Month[] = [];
  for (let month = first; month && last && month <= last; month = after(month)) {
    all.push(known.get(month) ?? { month, total: '0.00', count: 0 });
  }
  return all;
}

/** How long each is, in percent of the longest. */
export function lengths(totals: readonly string[]): number[] {
  const most = Math.max(...totals.map(Number), 0.01);
  return totals.map((total) => Math.max(0, (Number(total) / most) * 100));
}

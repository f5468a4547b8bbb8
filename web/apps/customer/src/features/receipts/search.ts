// The filters as they stand in the URL. What cannot be understood there is left out.
export interface ReceiptSearch {
  from?: string;
  to?: string;
  biller?: string;
  min?: string;
  max?: string;
}

const patterns: Record<keyof ReceiptSearch, RegExp> = {
  from: /^\d{4}-\d{2}-\d{2}$/,
  to: /^\d{4}-\d{2}-\d{2}$/,
  biller: /^[0-9a-f-]{36}$/,
  min: /^\d{1,9}(\.\d{1,2})?$/,
  max: /^\d{1,9}(\.\d{1,2})?$/,
};

export const filterNames = Object.keys(patterns) as (keyof ReceiptSearch)[];

/** A period that ends before it begins, or a least amount above the most. */
export function contradicts({ from, to, min, max }: ReceiptSearch): boolean {
  return Boolean((from && to && from > to) || (min && max && Number(min) > Number(max)));
}

export function receiptSearch(search: Record<string, unknown>): ReceiptSearch {
  const kept = filterNames.filter((name) => patterns[name].test(String(search[name] ?? '')));
  const read: ReceiptSearch = Object.fromEntries(kept.map((name) => [name, String(search[name])]));
  if (!contradicts(read)) return read;
  const { to: _to, max: _max, ...rest } = read;
  return rest;
}

/** As the API names them. */
export function receiptQuery({ from, to, biller, min, max }: ReceiptSearch) {
  return {
    ...(from && { from }),
    ...(to && { to }),
    ...(biller && { billerId: biller }),
    ...(min && { minAmount: min }),
    ...(max && { maxAmount: max }),
  };
}

export const presets = ['all', 'month', 'last90', 'year'] as const;
export type Preset = (typeof presets)[number];

const dayMs = 86_400_000;

/** A period by its name. Days are those of UTC, as on the receipts. */
export function periodOf(preset: Preset, now = new Date()): Pick<ReceiptSearch, 'from' | 'to'> {
  const today = now.toISOString().slice(0, 10);
  if (preset === 'month') return { from: `${today.slice(0, 8)}01`, to: today };
  if (preset === 'year') return { from: `${today.slice(0, 5)}01-01`, to: today };
  if (preset === 'last90') {
    return { from: new Date(now.getTime() - 89 * dayMs).toISOString().slice(0, 10), to: today };
  }
  return {};
}

export function presetOf(search: ReceiptSearch, now = new Date()): Preset | undefined {
  return presets.find((preset) => {
    const { from, to } = periodOf(preset, now);
    return search.from === from && search.to === to;
  });
}

// Reads filters from the URL, which anybody may have typed: what makes no sense is left out.
export type RawSearch = Record<string, unknown>;

const longest = 100;

export function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  return value.trim() ? value.slice(0, longest) : undefined;
}

export function dayOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
    ? text
    : undefined;
}

export function oneOf<T extends string>(value: unknown, choices: readonly T[]): T | undefined {
  return choices.find((choice) => choice === value);
}

export function idOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text && /^[0-9a-f-]{36}$/i.test(text) ? text : undefined;
}

/** How many filters narrow the list. */
export function countOf(filters: object): number {
  return Object.values(filters).filter((value) => value !== undefined).length;
}

// What a customer changed while a reviewer was looking.
import { changesOf, type FieldChange } from '../audit/diff';
import type { Review } from './queries';

const unimportant: ReadonlySet<string> = new Set(['lastLoginAt']);

export function newsOf(seen: Review, newer: Review): FieldChange[] {
  return changesOf(seen.customer, newer.customer).filter(({ field }) => !unimportant.has(field));
}

/** The neighbours of an entry of the queue; without one, the first is next. */
export function neighbours(
  ids: readonly string[],
  current: string | undefined,
): { next: string | undefined; previous: string | undefined } {
  const place = current ? ids.indexOf(current) : -1;
  return { next: ids[place + 1], previous: place > 0 ? ids[place - 1] : undefined };
}

/** Where to go when the current one is decided: on, or back when it was the last. */
export function afterwards(ids: readonly string[], current: string): string | undefined {
  const { next, previous } = neighbours(ids, current);
  return next === current ? undefined : (next ?? previous);
}

import type { RawSearch } from '../table/search';

/** Where to go after the sign-in: a page of this console, never another address. */
export function nextOf(raw: RawSearch): { next?: string | undefined } {
  const { next } = raw;
  const own = typeof next === 'string' && /^\/(?![/\\])/.test(next);
  return { next: own ? next : undefined };
}

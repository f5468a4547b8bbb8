// Where somebody wanted to go before signing in. It comes from the address bar, which anybody can
// write: only paths of these pages count.
export interface ReturnSearch {
  to?: string | undefined;
}

const nowhere = 'http://here.invalid';

export function localPath(text: unknown): string | undefined {
  if (typeof text !== 'string' || !text.startsWith('/')) return undefined;
  // Browsers read a backslash as a slash and skip control characters.
  const url = URL.canParse(text, nowhere) ? new URL(text, nowhere) : undefined;
  if (url?.origin !== nowhere || url.pathname.startsWith('//')) return undefined;
  return `${url.pathname}${url.search}${url.hash}`;
}

export function returnSearch(search: Record<string, unknown>): ReturnSearch {
  const to = localPath(search.to);
  return to && to !== '/' ? { to } : {};
}

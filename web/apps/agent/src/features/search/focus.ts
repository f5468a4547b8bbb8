// There is one search box; pages and keys send the focus there.
export const searchId = 'customer-search';

const clearEvent = 'billspay:clear-search';

export function focusSearch({ clear = false } = {}): void {
  const input = document.getElementById(searchId);
  if (clear) input?.dispatchEvent(new Event(clearEvent));
  if (input instanceof HTMLInputElement) {
    input.focus();
    input.select();
  }
}

export function onClearSearch(input: HTMLElement, run: () => void): () => void {
  input.addEventListener(clearEvent, run);
  return () => input.removeEventListener(clearEvent, run);
}

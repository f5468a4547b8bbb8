// Somebody else may remove what is being edited. Its form stays in its place with all that was typed,
// until it is closed or saving tells what has happened.
import { useRef } from 'react';
import type { PaneState } from './usePaneForms';

type Item = { id: string };

/** The rows, with the edited one where it was last seen if it is gone. */
export function withEdited<T extends Item>(
  items: readonly T[],
  seen: readonly T[],
  edited: string | undefined,
): readonly T[] {
  const at = seen.findIndex(({ id }) => id === edited);
  const kept = seen[at];
  if (!kept || items.some(({ id }) => id === edited)) return items;
  return [...items.slice(0, at), kept, ...items.slice(at)];
}

export function useKeptRows<T extends Item>(
  items: readonly T[],
  { form }: PaneState,
): readonly T[] {
  const seen = useRef(items);
  seen.current = withEdited(items, seen.current, form?.kind === 'edit' ? form.id : undefined);
  return seen.current;
}

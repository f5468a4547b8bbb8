// Edits of one resource over the version that was seen. When somebody was faster, theirs is loaded
// beside what was typed, and the next attempt is over their version.
import { asProblem, type Versioned } from '@billspay/console-kit/api';
import type { UseFormReturnType } from '@mantine/form';
import { useRef, useState } from 'react';

export interface Conflict<T> {
  theirs: T | undefined;
  settle: () => void;
  /** Runs the change with the version to send as If-Match. */
  attempt: <Answer>(change: (etag: string) => Promise<Answer>) => Promise<Answer>;
}

export function useConflict<T>(
  seen: Versioned<T>,
  reload: () => Promise<Versioned<T>>,
): Conflict<T> {
  const [theirs, setTheirs] = useState<T>();
  const etag = useRef(seen.etag);
  return {
    theirs,
    settle: () => setTheirs(undefined),
    attempt: async (change) => {
      try {
        return await change(etag.current);
      } catch (error) {
        if (asProblem(error).is('stale-version')) {
          const newer = await reload();
          etag.current = newer.etag;
          setTheirs(newer.value);
        }
        throw error;
      }
    },
  };
}

/** Fields that were not touched take what the other one saved. */
export function adoptUntouched<Values extends Record<string, unknown>>(
  form: UseFormReturnType<Values>,
  theirs: Values,
): void {
  const untouched = Object.entries(theirs).filter(([field]) => !form.isDirty(field));
  form.setValues(Object.fromEntries(untouched) as Partial<Values>);
}

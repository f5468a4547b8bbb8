// Changing something that others may change too. The version is read when the form opens; when it is
// not the newest any more at the time of saving, both are shown beside each other.
import { asProblem, ProblemError, type Versioned } from '@billspay/console-kit/api';
import { useRef, useState } from 'react';
import { useWords } from '../../words';
import { type Conflict, changesOf, type Fields, isEmpty } from './merge';

export interface VersionedEditOptions<T, V extends Fields> {
  /** What the form began with. */
  item: T;
  valuesOf: (item: T) => V;
  read: () => Promise<Versioned<T>>;
  /** Throws ProblemError. */
  send: (changes: Partial<V>, etag: string, values: V) => Promise<T>;
  onSaved: (item: T) => void;
}

export interface VersionedEdit<V extends Fields> {
  /** For the form's submission. */
  save: (values: V) => Promise<void>;
  conflict: Conflict<V> | undefined;
  /** Saves what was chosen over the version that is in sight. */
  resolve: (values: V) => Promise<void>;
  dismiss: () => void;
}

const mostTries = 3;

export function useVersionedEdit<T, V extends Fields>(
  options: VersionedEditOptions<T, V>,
): VersionedEdit<V> {
  const t = useWords();
  const { valuesOf, read, send, onSaved } = options;
  const [base] = useState(() => valuesOf(options.item));
  const [conflict, setConflict] = useState<Conflict<V>>();
  const seen = useRef<Promise<Versioned<T>>>(undefined);

  const orGone = (problem: ProblemError): ProblemError =>
    problem.is('not-found')
      ? new ProblemError('not-found', t('conflict.gone'), 404, t('conflict.gone_help'))
      : problem;
  const readAgain = (): Promise<Versioned<T>> => {
    const reading = read().catch((error: unknown) => {
      seen.current = undefined;
      throw orGone(asProblem(error));
    });
    seen.current = reading;
    return reading;
  };
  // Starts with the form; whoever saves waits for it, and meets its problem.
  if (!seen.current) void readAgain().catch(() => undefined);

  /** Sends what differs from a version that the agent has seen. */
  const attempt = async (values: V, version: Versioned<T>, tries = mostTries): Promise<void> => {
    const known = valuesOf(version.value);
    const changes = changesOf(values, known);
    if (isEmpty(changes)) return onSaved(version.value);
    try {
      onSaved(await send(changes, version.etag, values));
    } catch (error) {
      const problem = asProblem(error);
      if (!problem.is('stale-version')) throw orGone(problem);
      const newest = await readAgain();
      const theirs = valuesOf(newest.value);
      // Only what the form does not show was changed.
      if (isEmpty(changesOf(theirs, known)) && tries > 1) return attempt(values, newest, tries - 1);
      if (isEmpty(changesOf(values, theirs))) return onSaved(newest.value);
      setConflict({ base, mine: values, theirs });
    }
  };

  return {
    conflict,
    dismiss: () => setConflict(undefined),
    save: async (values) => {
      const version = await (seen.current ?? readAgain());
      const theirs = valuesOf(version.value);
      const same = isEmpty(changesOf(theirs, base)) || isEmpty(changesOf(values, theirs));
      if (same) return attempt(values, version);
      // It was not the newest already when the form opened.
      setConflict({ base, mine: values, theirs });
    },
    resolve: async (values) => {
      const version = await (seen.current ?? readAgain());
      await attempt(values, version);
    },
  };
}

// Two people changed the same thing. Everything here is in the words of a form: fields of text.

export type Fields = Record<string, string>;

export type Choice = 'mine' | 'theirs';

/** The fields in which one differs from the other, with the values of the first. */
export function changesOf<V extends Fields>(values: V, from: V): Partial<V> {
  const changes: Partial<V> = {};
  for (const field of Object.keys(values) as (keyof V)[]) {
    if (values[field] !== from[field]) changes[field] = values[field];
  }
  return changes;
}

export function isEmpty(changes: object): boolean {
  return Object.keys(changes).length === 0;
}

export interface Conflict<V extends Fields> {
  /** What the form began with. */
  base: V;
  mine: V;
  theirs: V;
}

export function fieldsInConflict<V extends Fields>({ mine, theirs }: Conflict<V>): (keyof V)[] {
  return Object.keys(changesOf(mine, theirs));
}

/** Mine where I changed something, theirs where only they did. */
export function firstChoices<V extends Fields>(conflict: Conflict<V>): Record<keyof V, Choice> {
  const choices = {} as Record<keyof V, Choice>;
  for (const field of fieldsInConflict(conflict)) {
    choices[field] = conflict.mine[field] === conflict.base[field] ? 'theirs' : 'mine';
  }
  return choices;
}

export function merged<V extends Fields>(
  { mine, theirs }: Conflict<V>,
  choices: Partial<Record<keyof V, Choice>>,
): V {
  const values = { ...mine };
  for (const field of Object.keys(mine) as (keyof V)[]) {
    if (choices[field] === 'theirs') values[field] = theirs[field];
  }
  return values;
}

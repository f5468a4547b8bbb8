// Between the profile as the server knows it and as the form holds it.
import type { components } from '@billspay/console-kit/api';
import type { Profile } from '../../parts/queries';

export type Changes = components['schemas']['ProfileChanges'];
type Field = keyof Changes & string;
export type Values = Record<Field, string>;

export const fields: readonly Field[] = [
  'firstName',
  'lastName',
  'phone',
  'addressLine1',
  'addressLine2',
  'city',
  'state',
  'postalCode',
];

const nullable: readonly Field[] = ['phone', 'addressLine2'];

export function valuesOf(profile: Profile): Values {
  const entries = fields.map((field) => [field, profile[field] ?? ''] as const);
  return Object.fromEntries(entries) as Values;
}

function toSend(field: Field, value: string): string | null {
  const trimmed = value.trim();
  return trimmed === '' && nullable.includes(field) ? null : trimmed;
}

/** What differs from `base`; everything when a question is answered, for that may be the answer. */
export function changesOf(values: Values, base: Values, everything: boolean): Changes {
  const changed = fields.filter((field) => everything || values[field].trim() !== base[field]);
  return Object.fromEntries(changed.map((field) => [field, toSend(field, values[field])]));
}

/** After somebody else's change: theirs, where one typed nothing oneself. */
export function merged(typed: Values, base: Values, theirs: Values): Values {
  const entries = fields.map(
    (field) => [field, typed[field] === base[field] ? theirs[field] : typed[field]] as const,
  );
  return Object.fromEntries(entries) as Values;
}

// What several forms check before they ask the server, in its rules.
import type { useWords } from '../words';

type Words = ReturnType<typeof useWords>;
export type Check = (value: string) => string | null;

export const shortestPassword = 15;

export function checks(t: Words) {
  const matching =
    (pattern: RegExp, message: string): Check =>
    (value) =>
      value.trim() === '' ? t('field.required') : pattern.test(value.trim()) ? null : message;
  const optional =
    (check: Check): Check =>
    (value) =>
      value.trim() === '' ? null : check(value);
  const required: Check = (value) => (value.trim() === '' ? t('field.required') : null);
  return {
    required,
    optional,
    email: matching(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, t('field.email_wrong')),
    phone: optional(matching(/^\+?[0-9 ().-]{7,32}$/, t('field.phone_wrong'))),
    ssnLast4: matching(/^\d{4}$/, t('field.ssn_wrong')),
    postalCode: matching(/^\d{5}(-\d{4})?$/, t('field.postal_wrong')),
    state: matching(/^[A-Z]{2}$/, t('field.state_wrong')),
    newPassword: ((value) =>
      [...value].length < shortestPassword ? t('field.password_short') : null) satisfies Check,
    birthDate: ((value) => {
      if (value === '') return t('field.required');
      const today = new Date().toISOString().slice(0, 10);
      return value < '1900-01-01' || value >= today ? t('field.date_wrong') : null;
    }) satisfies Check,
  };
}

// Which field is asked for in which step, and what is checked before the server is asked.
import type { components } from '@billspay/console-kit/api';
import { checks } from '../../parts/forms';
import type { useWords } from '../../words';
import type { Draft } from './draft';
import { type Step, steps } from './search';

export type Asked = Exclude<Step, 'review'>;

export const fieldsOf: Record<Asked, readonly (keyof Draft & string)[]> = {
  account: ['email', 'password'],
  about: ['firstName', 'lastName', 'dateOfBirth', 'ssnLast4', 'phone'],
  address: ['addressLine1', 'addressLine2', 'city', 'state', 'postalCode'],
};

export const askedSteps = Object.keys(fieldsOf) as Asked[];

export function stepOfField(field: string): Asked | undefined {
  return askedSteps.find((step) => fieldsOf[step].some((one) => one === field));
}

export function rules(t: ReturnType<typeof useWords>) {
  const { required, email, newPassword, birthDate, ssnLast4, phone, state, postalCode } = checks(t);
  return {
    email,
    password: newPassword,
    firstName: required,
    lastName: required,
    dateOfBirth: birthDate,
    ssnLast4,
    phone,
    addressLine1: required,
    city: required,
    state,
    postalCode,
  };
}

type Rules = Record<string, (value: string) => string | null>;

/** The first step that is not right yet and stands before `step`. */
export function firstGap(values: Draft, checksOf: Rules, step: Step): Asked | undefined {
  const before = askedSteps.slice(0, steps.indexOf(step));
  return before.find((one) =>
    fieldsOf[one].some((field) => checksOf[field]?.(values[field] ?? '')),
  );
}

export function toSend(values: Draft): components['schemas']['NewCustomer'] {
  const { phone, addressLine2, ...needed } = values;
  const trimmed = Object.fromEntries(
    Object.entries(needed).map(([name, value]) => [name, value.trim()]),
  ) as typeof needed;
  return {
    ...trimmed,
    // Blanks belong to a password.
    password: values.password,
    ...(phone.trim() && { phone: phone.trim() }),
    ...(addressLine2.trim() && { addressLine2: addressLine2.trim() }),
  };
}

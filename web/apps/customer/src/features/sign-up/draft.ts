// What was typed so far. It outlives a look at another page, but not the window: never in storage.
import type { components } from '@billspay/console-kit/api';

export type Draft = Record<keyof components['schemas']['NewCustomer'], string>;

const empty: Draft = {
  email: '',
  password: '',
  firstName: '',
  lastName: '',
  dateOfBirth: '',
  ssnLast4: '',
  phone: '',
  addressLine1: '',
  addressLine2: '',
  city: '',
  state: '',
  postalCode: '',
};

let kept: Draft = empty;

export const draft = {
  get: (): Draft => kept,
  keep: (values: Draft): void => {
    kept = { ...values };
  },
  forget: (): void => {
    kept = empty;
  },
};

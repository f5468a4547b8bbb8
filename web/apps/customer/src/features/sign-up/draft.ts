// What was typed so far. It outlives a look at another page, but not the window: never in storage.
export interface Draft extends Record<string, string> {
  email: string;
  password: string;
  firstName: string;
  lastName: string;
  dateOfBirth: string;
  ssnLast4: string;
  phone: string;
  addressLine1: string;
  addressLine2: string;
  city: string;
  state: string;
  postalCode: string;
}

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

import { mockApi } from '@billspay/console-kit/testing';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { renderPage } from '../../testing';
import { draft } from './draft';

const typed = {
  email: 'zoe@example.test',
  password: 'juniper walks past 7 lanterns',
  firstName: 'Zoe',
  lastName: 'Quill',
  dateOfBirth: '1984-03-09',
  ssnLast4: '1234',
  phone: '',
  addressLine1: '1 Juniper Street',
  addressLine2: '',
  city: 'Springfield',
  state: 'IL',
  postalCode: '62704',
};

beforeEach(() => draft.forget());

test('a step that is not right stays, says why, and keeps what was typed', async () => {
  mockApi();
  renderPage('/sign-up', { signedIn: false });
  await userEvent.type(await screen.findByLabelText('E-mail address'), 'zoe@');
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
  expect(await screen.findByText('Enter an address such as name@example.com.')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText('E-mail address'));
  expect(screen.getByLabelText('E-mail address')).toHaveProperty('value', 'zoe@');
});

test('a step that was jumped to leads back to the first that is not right', async () => {
  mockApi();
  renderPage('/sign-up?step=review', { signedIn: false });
  expect(await screen.findByRole('heading', { name: 'Your account' })).toBeTruthy();
});

test('what the server refuses brings back to its step and field', async () => {
  draft.keep(typed);
  const api = mockApi().refuses('POST', '/api/auth/register', {
    slug: 'email-taken',
    status: 409,
    fields: { email: 'is in use by another account' },
  });
  renderPage('/sign-up?step=review', { signedIn: false });
  await userEvent.click(await screen.findByRole('button', { name: 'Sign up' }));
  expect(await screen.findByText('There is an account with this address already.')).toBeTruthy();
  const email = screen.getByLabelText('E-mail address');
  await waitFor(() => expect(document.activeElement).toBe(email));
  expect(email).toHaveProperty('value', typed.email);
  expect(api.sent('POST', '/api/auth/register')[0]).not.toHaveProperty('phone');
});

test('after signing up one is asked to look into the mail, and nothing typed is kept', async () => {
  draft.keep(typed);
  mockApi().answers(
    'POST',
    '/api/auth/register',
    {
      user: {
        id: '1',
        email: typed.email,
        firstName: 'Zoe',
        lastName: 'Quill',
        customerNumber: '171828182849',
        kycStatus: 'PENDING',
      },
    },
    { status: 201 },
  );
  renderPage('/sign-up?step=review', { signedIn: false });
  await userEvent.click(await screen.findByRole('button', { name: 'Sign up' }));
  expect(await screen.findByRole('heading', { name: 'Check your mail' })).toBeTruthy();
  expect(draft.get().password).toBe('');
});

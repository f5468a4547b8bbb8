import { mockApi } from '@billspay/console-kit/testing';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { renderPage } from '../../testing';

async function passwordField(): Promise<HTMLInputElement> {
  const field = await screen.findByLabelText('Password');
  if (!(field instanceof HTMLInputElement)) throw new Error('the password is no input');
  return field;
}

// S14
test('a password can be pasted, kept by a manager, and shown', async () => {
  mockApi();
  renderPage('/sign-in', { signedIn: false });
  const field = await passwordField();
  expect(field.autocomplete).toBe('current-password');
  expect(screen.getByLabelText<HTMLInputElement>('E-mail address').autocomplete).toBe('username');
  await userEvent.click(field);
  await userEvent.paste('nine lamps above the harbour');
  expect(field.value).toBe('nine lamps above the harbour');
  expect(field.type).toBe('password');
  await userEvent.click(screen.getByRole('button', { name: 'Show the password' }));
  expect((await passwordField()).type).toBe('text');
});

test('what was typed stays when the server refuses it', async () => {
  mockApi().refuses('POST', '/api/auth/login', { slug: 'sign-in-failed', status: 401 });
  renderPage('/sign-in', { signedIn: false });
  await userEvent.type(await screen.findByLabelText('E-mail address'), 'grace@example.com');
  await userEvent.type(await passwordField(), 'not hers{Enter}');
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('E-mail address').value).toBe('grace@example.com');
  expect((await passwordField()).value).toBe('not hers');
});

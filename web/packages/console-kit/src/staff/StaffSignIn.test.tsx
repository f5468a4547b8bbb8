import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { ProblemError } from '../api';
import { renderWithProviders } from '../testing';
import { type StaffCredentials, type StaffSignedIn, StaffSignIn } from './StaffSignIn';
import { staffEnglish } from './words';

const signedIn: StaffSignedIn = {
  token: 't',
  expiresIn: 900,
  user: { id: '1', username: 'dana', fullName: 'Dana Whitfield' },
};

function show(signIn: (credentials: StaffCredentials) => Promise<StaffSignedIn>) {
  const onSignedIn = vi.fn();
  renderWithProviders(
    <StaffSignIn label="Agents" signIn={signIn} onSignedIn={onSignedIn} departure="ended" />,
    { words: staffEnglish },
  );
  return onSignedIn;
}

async function enter(password: string) {
  const user = userEvent.setup();
  await user.type(screen.getByLabelText('Username'), ' dana ');
  await user.type(screen.getByLabelText('Password'), `${password}{Enter}`);
  return user;
}

it('says why the last session ended, and signs in', async () => {
  const signIn = vi.fn(async () => signedIn);
  const onSignedIn = show(signIn);
  expect(screen.getByText('You were signed out')).toBeTruthy();
  await enter('secret');
  expect(signIn).toHaveBeenCalledWith({ username: 'dana', password: 'secret' });
  await vi.waitFor(() => expect(onSignedIn).toHaveBeenCalledWith(signedIn));
});

it('keeps the name and offers the password to be typed over when refused', async () => {
  show(async () => {
    throw new ProblemError('staff-sign-in-failed', 'Not right.', 401);
  });
  await enter('wrong');
  expect(await screen.findByText('Not right.')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText('Password'));
  expect(screen.getByLabelText<HTMLInputElement>('Username').value).toBe(' dana ');
});

it('says how long to wait when throttled', async () => {
  show(async () => {
    throw new ProblemError('too-many-requests', 'Too many.', 429, undefined, 'r', {}, 30);
  });
  await enter('wrong');
  expect((await screen.findByRole('alert')).textContent).toContain('30 seconds');
});

it('asks for an own password after one that works once', async () => {
  const signIn = vi.fn(async ({ newPassword }: StaffCredentials) => {
    if (!newPassword) throw new ProblemError('new-password-needed', 'Works once.', 403);
    return signedIn;
  });
  const onSignedIn = show(signIn);
  const user = await enter('one-time-secret');
  const field = await screen.findByLabelText('New password');
  await user.type(field, 'short{Enter}');
  expect(screen.getByText('Use 15 characters or more.')).toBeTruthy();
  await user.clear(field);
  await user.type(field, 'wobbly tangerine kazoo{Enter}');
  await vi.waitFor(() => expect(onSignedIn).toHaveBeenCalled());
  expect(signIn).toHaveBeenLastCalledWith({
    username: 'dana',
    password: 'one-time-secret',
    newPassword: 'wobbly tangerine kazoo',
  });
});

import { mockApi } from '@billspay/console-kit/testing';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { renderPage } from '../../testing';

const user = {
  id: '1',
  email: 'ada@demo.test',
  firstName: 'Ada',
  lastName: 'Lindqvist',
  phone: null,
  addressLine1: '918 Park Avenue',
  addressLine2: null,
  city: 'Raleigh',
  state: 'NC',
  postalCode: '27601',
  customerNumber: '171828182849',
  kycStatus: 'APPROVED' as const,
  kycReason: null,
  emailVerified: true,
  createdAt: '2023-11-25T00:00:00Z',
  lastLoginAt: null,
};

test('a change that came between is taken in, and what was typed is kept', async () => {
  const api = mockApi()
    .answers('GET', '/api/auth/profile', { user }, { headers: { ETag: '"1"' } })
    .refuses('PATCH', '/api/auth/profile', { slug: 'stale-version', status: 412 });
  renderPage('/profile');
  const city = await screen.findByLabelText('City');
  await userEvent.clear(city);
  await userEvent.type(city, 'Durham');
  const theirs = { ...user, phone: '+1 919 555 0100' };
  api.answers('GET', '/api/auth/profile', { user: theirs }, { headers: { ETag: '"2"' } });
  await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));

  expect(await screen.findByText('It was changed meanwhile')).toBeTruthy();
  expect(screen.getByLabelText('City')).toHaveProperty('value', 'Durham');
  expect(screen.getByLabelText(/Phone number/)).toHaveProperty('value', theirs.phone);

  const saved = { ...theirs, city: 'Durham' };
  api.answers('PATCH', '/api/auth/profile', { user: saved }, { headers: { ETag: '"3"' } });
  await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
  expect(await screen.findByText('Your profile was saved')).toBeTruthy();
  const patches = api.calls.filter(({ method }) => method === 'PATCH');
  expect(patches.map(({ headers }) => headers.get('if-match'))).toEqual(['"1"', '"2"']);
  expect(api.sent('PATCH', '/api/auth/profile').at(-1)).toEqual({ city: 'Durham' });
});

test('an approved name cannot be edited, and why is said', async () => {
  mockApi().answers('GET', '/api/auth/profile', { user }, { headers: { ETag: '"1"' } });
  renderPage('/profile');
  expect(await screen.findByText(/Your name was reviewed/)).toBeTruthy();
  expect(screen.queryByLabelText('First name')).toBeNull();
});

test('who is asked for something can send the details as they are', async () => {
  const asked = { ...user, kycStatus: 'NEEDS_INFO' as const, kycReason: 'Is the street right?' };
  const api = mockApi()
    .answers('GET', '/api/auth/profile', { user: asked }, { headers: { ETag: '"1"' } })
    .answers('PATCH', '/api/auth/profile', { user: { ...user, kycStatus: 'PENDING' } });
  renderPage('/profile');
  expect(await screen.findByText('Is the street right?')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Send to the review' }));
  expect(await screen.findByText(/The review goes on/)).toBeTruthy();
  expect(api.sent('PATCH', '/api/auth/profile')[0]).toMatchObject({
    addressLine1: '918 Park Avenue',
    phone: null,
  });
});

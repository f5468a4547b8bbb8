// Signing in and out: mistakes, too many of them, several devices, several tabs, deep links.
import assert from 'node:assert/strict';
import { eventually, heading, seen } from './support/expect.mjs';
import { journey } from './support/journey.mjs';
import { enter, press } from './support/keys.mjs';
import { mailedLink } from './support/mail.mjs';
import { newCustomer, stranger } from './support/people.mjs';
import { signInCustomer } from './support/signing_in.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page @param {string} name */
const goTo = (page, name) =>
  press(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true }));

/** @param {Page} page @param {{ email: string, password: string }} who */
async function tryToSignIn(page, { email, password }) {
  await enter(page.getByRole('textbox', { name: 'E-mail address' }), email);
  await enter(page.getByRole('textbox', { name: 'Password' }), password);
  await page.keyboard.press('Enter');
}

journey('sign-in and sessions', async (j) => {
  const customer = await newCustomer();
  j.private(customer);
  const hello = `Hello, ${customer.firstName}`;

  // A deep link asks to sign in first, and comes back to where it led.
  const phone = await j.open('portal', { path: '/receipts?min=10' });
  await heading(phone, 'Sign in');
  await seen(phone, 'Sign in to see the page you asked for.');
  const wrong = { email: customer.email, password: 'not the password at all' };
  await j.refused(phone, 401, /\/login$/, () => tryToSignIn(phone, wrong));
  await seen(phone.getByRole('alert'), 'The e-mail address or the password is not right.');
  assert.equal(
    await phone.getByRole('textbox', { name: 'E-mail address' }).inputValue(),
    customer.email,
  );
  await j.station(phone, 'a wrong password');
  await enter(phone.getByRole('textbox', { name: 'Password' }), customer.password);
  await phone.keyboard.press('Enter');
  await heading(phone, 'Receipts');
  const { pathname, search } = new URL(phone.url());
  assert.equal(pathname + search, '/receipts?min=10');
  await phone.reload();
  await heading(phone, 'Receipts');
  assert.equal(new URL(phone.url()).search, '?min=10');

  // Guessing is slowed down, and the page says for how long.
  const guesser = await j.open('portal', { path: '/sign-in' });
  const nobody = { email: stranger().email, password: 'a guess of somebody' };
  for (let guess = 0; guess < 5; guess += 1) {
    await j.refused(guesser, 401, /\/login$/, () => tryToSignIn(guesser, nobody));
  }
  await j.refused(guesser, 429, /\/login$/, () => tryToSignIn(guesser, nobody));
  await seen(guesser.getByRole('alert'), /Wait \d+ seconds, then try again/);
  await j.station(guesser, 'too many guesses');

  // Two devices: each sees both, and either ends the other.
  const laptop = await j.open('portal', { size: { width: 1280, height: 800 }, path: '/sign-in' });
  await signInCustomer(laptop, customer);
  await heading(laptop, hello);
  await press(laptop.getByRole('link', { name: 'Security' }));
  await heading(laptop, 'Security');
  const devices = laptop.getByRole('list', { name: 'Signed-in devices' }).getByRole('listitem');
  await eventually(
    () => devices.count(),
    (count) => count === 2,
    'two devices',
  );
  await seen(devices.filter({ hasText: 'This device' }), /Chrom\w+ on Linux/);
  await j.station(laptop, 'two devices');
  j.foresee(phone, 401); // from here on the phone is told so
  await press(devices.getByRole('button', { name: /^End the session/ }));
  await seen(laptop, 'The session was ended');
  await eventually(
    () => devices.count(),
    (count) => count === 1,
    'one device',
  );
  await phone.goto('/wallet');
  await heading(phone, 'Sign in');

  // Everywhere at once.
  await signInCustomer(phone, customer);
  await phone.goto('/');
  await heading(phone, hello);
  await press(laptop.getByRole('button', { name: 'Sign out everywhere' }));
  await heading(laptop, 'Your bills, paid and on record');
  await phone.goto('/billers');
  await heading(phone, 'Sign in');
  const cookies = await laptop.context().cookies();
  assert.deepEqual(
    cookies.filter(({ name }) => /refresh/.test(name)),
    [],
    'no refresh cookie',
  );
});

journey('two tabs renew once', async (j) => {
  const customer = await newCustomer();
  const first = await j.open('portal', { path: '/sign-in' });
  await first.context().clock.install();
  await first.goto('/sign-in');
  await signInCustomer(first, customer);
  await heading(first, `Hello, ${customer.firstName}`);
  const second = await first.context().newPage();
  await second.goto('/wallet');
  await heading(second, 'Wallet');
  let renewals = 0;
  first.context().on('response', (response) => {
    if (new URL(response.url()).pathname === '/api/auth/refresh') renewals += 1;
    assert.notEqual(response.status(), 401);
  });
  // A minute before the token ends both want to renew it, at the same moment.
  // (The clock is that of all tabs: to move it once more would end the new token, too.)
  await first.context().clock.fastForward('14:30');
  await eventually(
    async () => renewals,
    (count) => count >= 1,
    'a renewal',
  );
  await goTo(first, 'Receipts');
  await heading(first, 'Receipts');
  await goTo(second, 'Billers');
  await heading(second, 'Billers');
  assert.equal(renewals, 1, 'one tab renews for both');

  // Signing out in one tab signs out the other.
  await goTo(first, 'More');
  await press(first.getByRole('button', { name: 'Sign out' }));
  await heading(first, 'Your bills, paid and on record');
  await heading(second, 'Sign in');
});

journey('a forgotten password', async (j) => {
  const customer = await newCustomer();
  j.private(customer);
  const other = await j.open('portal', { path: '/sign-in' });
  await signInCustomer(other, customer);
  const page = await j.open('portal', { path: '/sign-in' });
  await press(page.getByRole('link', { name: 'Forgot your password?' }));
  await heading(page, 'Forgot your password?');
  await enter(page.getByRole('textbox', { name: 'E-mail address' }), customer.email);
  await page.keyboard.press('Enter');
  await heading(page, 'Check your mail');
  await j.station(page, 'the mail with the link');
  await page.goto(await mailedLink(customer.email, '/reset-password'));
  await heading(page, 'Choose a new password');
  assert.equal(new URL(page.url()).hash, '', 'the secret of the link is not in the address');
  await j.station(page, 'a new password');
  j.foresee(other, 401); // the new password signs it out
  const password = `quite another ${stranger().lastName} 2027`;
  await enter(page.getByRole('textbox', { name: 'New password' }), password);
  await page.keyboard.press('Enter');
  await heading(page, 'Your password is changed');
  await press(page.getByRole('main').getByRole('link', { name: 'Sign in' }));
  await signInCustomer(page, { email: customer.email, password });
  await heading(page, `Hello, ${customer.firstName}`);
  await other.goto('/wallet');
  await heading(other, 'Sign in');
});

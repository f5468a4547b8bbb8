// Somebody signs up, confirms the mail, and is approved by an admin who uses the keyboard alone.
import assert from 'node:assert/strict';
import { focused, gone, heading, seen } from './support/expect.mjs';
import { journey } from './support/journey.mjs';
import { choose, enter, press } from './support/keys.mjs';
import { mailedLink } from './support/mail.mjs';
import { admin, newCustomer, stranger } from './support/people.mjs';
import { signInCustomer, signInStaff } from './support/signing_in.mjs';

journey('register, review, approve', async (j) => {
  const who = stranger();
  const taken = await newCustomer('PENDING');
  j.private(who);
  const page = await j.open('portal');
  await heading(page, 'Your bills, paid and on record');
  await j.station(page, 'landing');
  await press(page.getByRole('link', { name: 'Sign up' }).first());
  await heading(page, 'Sign up');

  const next = () => press(page.getByRole('button', { name: 'Continue' }));
  const step = (/** @type {string} */ name) => page.getByRole('heading', { level: 2, name });
  await step('Your account').waitFor();
  await enter(page.getByRole('textbox', { name: 'E-mail address' }), 'not an address');
  await next();
  await seen(page, 'Enter an address such as name@example.com.');
  await focused(page.getByRole('textbox', { name: 'E-mail address' }));
  await j.station(page, 'sign-up with a mistake');
  await enter(page.getByRole('textbox', { name: 'E-mail address' }), taken.email);
  await enter(page.getByRole('textbox', { name: 'Password' }), who.password);
  await next();
  await focused(step('About you'));
  await enter(page.getByLabel('First name'), who.firstName);
  await enter(page.getByLabel('Last name'), who.lastName);
  await enter(page.getByLabel('Date of birth'), who.dateOfBirth);
  await enter(page.getByLabel(/^Last four digits/), who.ssnLast4);
  await enter(page.getByLabel(/^Phone number/), who.phone);
  await j.station(page, 'sign-up, about you');
  await next();
  await focused(step('Your address'));
  await enter(page.getByLabel('Street address'), who.addressLine1);
  await enter(page.getByLabel('City'), who.city);
  await choose(page.getByLabel('State'), 'Illinois');
  await enter(page.getByLabel('ZIP code'), who.postalCode);
  await next();
  await focused(step('Check what you entered'));
  await seen(page, 'entered, not shown');
  assert.equal(await page.getByText(who.password).count(), 0);
  await j.station(page, 'sign-up, check');

  // What the server refuses stands at its field, and all else is still there.
  await j.refused(page, 409, /\/register$/, () =>
    press(page.getByRole('button', { name: 'Sign up' })),
  );
  await focused(page.getByRole('textbox', { name: 'E-mail address' }));
  await enter(page.getByRole('textbox', { name: 'E-mail address' }), who.email);
  await next();
  await step('About you').waitFor();
  assert.equal(await page.getByLabel('Last name').inputValue(), who.lastName);
  await next();
  await step('Your address').waitFor();
  await next();
  await step('Check what you entered').waitFor();
  await press(page.getByRole('button', { name: 'Sign up' }));
  await heading(page, 'Check your mail');
  await j.station(page, 'sign-up is done');

  await page.goto(await mailedLink(who.email, '/verify-email'));
  await heading(page, 'Your e-mail address is confirmed');
  await j.station(page, 'the address is confirmed');
  await press(page.getByRole('main').getByRole('link', { name: 'Sign in' }));
  await signInCustomer(page, who);
  await heading(page, `Hello, ${who.firstName}`);
  await seen(page, 'We are reviewing your enrolment');
  await j.station(page, 'home before the approval');

  const office = await j.open('admin');
  await signInStaff(office, admin);
  await press(
    office.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Reviews/ }),
  );
  await heading(office, 'Reviews');
  const name = `${who.firstName} ${who.lastName}`;
  await press(office.getByRole('region', { name: 'Waiting' }).getByRole('link', { name }));
  const enrolment = office.getByRole('article', { name: 'Enrolment' });
  await seen(enrolment, name);
  await office.keyboard.press('k');
  await gone(enrolment.getByText(name));
  await office.keyboard.press('j');
  await seen(enrolment, name);
  await seen(enrolment, who.email);
  await j.station(office, 'an enrolment to review');
  await office.keyboard.press('i');
  await focused(enrolment.getByLabel('What do you need from the customer?'));
  await office.keyboard.press('Escape');
  await office.keyboard.press('a');
  await focused(enrolment.getByRole('button', { name: 'Approve enrolment' }));
  await j.station(office, 'about to approve');
  await office.keyboard.press('Enter');
  await seen(office, 'Approved. The customer is told.');
  assert.equal(j.presses(office), 0, 'the admin used no mouse');

  // The customer has touched nothing meanwhile.
  await seen(page, 'Your enrolment was reviewed');
  await gone(page.getByText('We are reviewing your enrolment'));
  await seen(page, 'Bills are paid from a card or a bank account in your wallet.');
  await j.station(page, 'home after the approval');
});

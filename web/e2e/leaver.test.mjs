// An agent comes, works, and leaves: from then on nothing is open to them any more.
import assert from 'node:assert/strict';
import { eventually, focused, gone, heading, seen } from './support/expect.mjs';
import { journey } from './support/journey.mjs';
import { enter, press } from './support/keys.mjs';
import { admin, newCustomer, stranger } from './support/people.mjs';
import { signInStaff } from './support/signing_in.mjs';

journey('an agent comes and leaves', async (j) => {
  const customer = await newCustomer();
  const { firstName, lastName } = stranger();
  const agent = { fullName: `${firstName} ${lastName}`, username: firstName.toLowerCase() };
  const office = await j.open('admin');
  await signInStaff(office, admin);
  await press(
    office.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Agents' }),
  );
  await heading(office, 'Agents');
  await press(office.getByRole('button', { name: 'Add agent' }));
  const adding = office.getByRole('dialog', { name: 'Add agent' });
  await focused(adding.getByLabel('Full name'));
  await press(adding.getByRole('button', { name: 'Add agent' }));
  await seen(adding, "Enter the agent's name.");
  await j.station(office, 'a new agent without a name');
  await enter(adding.getByLabel('Full name'), agent.fullName);
  await enter(adding.getByLabel('Username'), agent.username);
  await office.keyboard.press('Enter');
  const added = office.getByRole('dialog', { name: 'The agent is added' });
  const once = (await added.getByLabel('Generated password').textContent())?.trim() ?? '';
  assert.ok(once.length >= 15, 'a strong password');
  j.private({ once });
  await j.station(office, 'the password is shown once');
  await press(added.getByRole('button', { name: 'I have noted it' }));
  await gone(added);
  assert.equal(await office.getByText(once).count(), 0, 'the password is not in the page any more');

  const desk = await j.open('agent');
  await signInStaff(desk, { username: agent.username, password: once });
  await heading(desk, 'Who is calling?');
  await j.station(desk, 'the first sign-in');

  await desk.keyboard.type(customer.email);
  await desk.getByRole('option').first().waitFor();
  await desk.keyboard.press('Enter');
  await heading(desk, `${customer.firstName} ${customer.lastName}`);
  const writeBiller = async (/** @type {string} */ name) => {
    await desk.keyboard.press('b');
    const form = desk.getByRole('form', { name: 'New biller' });
    await focused(form.getByLabel('Name'));
    await desk.keyboard.type(name);
    await enter(form.getByLabel('Account number at the biller'), 'A-1');
  };
  await writeBiller('Northwind Internet');
  await desk.keyboard.press('Enter');
  await focused(desk.getByRole('button', { name: /^Northwind Internet/ }));

  await writeBiller('Too late');

  await enter(office.getByRole('searchbox', { name: 'Search' }), agent.username);
  const rows = office.getByRole('table', { name: 'Agents' }).getByRole('link');
  await eventually(
    () => rows.count(),
    (count) => count === 1,
    'the agent alone',
  );
  await press(rows);
  const drawer = office.getByRole('dialog', { name: 'Agent' });
  await press(drawer.getByRole('button', { name: 'Disable' }));
  const asking = office.getByRole('dialog', { name: `Disable ${agent.fullName}?` });
  await j.station(office, 'asked before disabling');
  j.foresee(desk, 401); // whatever the page asks from now on
  await press(asking.getByRole('button', { name: 'Disable' }));
  await gone(asking);
  await seen(drawer, 'Disabled');

  await desk.keyboard.press('Enter');
  await heading(desk, 'Sign in');
  await seen(desk, 'You were signed out');
  await j.station(desk, 'signed out');
  await focused(desk.getByRole('textbox', { name: 'Username' }));
  await desk.keyboard.type(agent.username);
  await desk.keyboard.press('Tab');
  await desk.keyboard.type(once);
  await desk.keyboard.press('Enter');
  await seen(desk, 'The username or the password is not right.');
});

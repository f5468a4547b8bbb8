// Two agents change the same biller. The second is told, loses nothing, and decides.
import assert from 'node:assert/strict';
import { ask } from './support/api.mjs';
import { focused, gone, heading, seen } from './support/expect.mjs';
import { journey } from './support/journey.mjs';
import { enter, press, tabTo } from './support/keys.mjs';
import { asAgent, newAgent, newBiller, newCustomer } from './support/people.mjs';
import { signInStaff } from './support/signing_in.mjs';

journey('two agents collide', async (j) => {
  const [first, second, customer] = await Promise.all([newAgent(), newAgent(), newCustomer()]);
  const phone = { name: 'Summit Mobile', category: 'MOBILE', accountId: 'SM-1' };
  const { biller } = await newBiller(first, customer, phone);
  j.private(customer);

  const edit = async (/** @type {import('./support/people.mjs').Agent} */ agent) => {
    const page = await j.open('agent', { path: `/customers/${customer.id}` });
    await signInStaff(page, agent);
    await heading(page, `${customer.firstName} ${customer.lastName}`);
    const row = page.getByRole('region', { name: 'Billers' }).getByRole('button', {
      name: /^Summit Mobile/,
    });
    await tabTo(row);
    await page.keyboard.press('e');
    const form = page.getByRole('form', { name: 'Edit Summit Mobile' });
    await focused(form.getByLabel('Name'));
    return { page, form };
  };
  const one = await edit(first);
  const two = await edit(second);

  await enter(two.form.getByLabel('Account number at the biller'), 'SM-second');
  await enter(two.form.getByLabel('Contact'), 'help@summit.example');
  await two.page.keyboard.press('Enter');
  await gone(two.form);

  await enter(one.form.getByLabel('Name'), 'Summit Mobile West');
  await enter(one.form.getByLabel('Account number at the biller'), 'SM-first');
  await j.refused(one.page, 412, /\/billers\//, () => one.page.keyboard.press('Enter'));
  const dialog = one.page.getByRole('dialog', { name: 'Somebody else saved first' });
  await dialog.waitFor();
  await seen(dialog, 'SM-first');
  await seen(dialog, 'SM-second');
  await j.station(one.page, 'a conflict');

  await press(dialog.getByRole('button', { name: 'Back to the form' }));
  await gone(dialog);
  assert.equal(await one.form.getByLabel('Name').inputValue(), 'Summit Mobile West');
  assert.equal(
    await one.form.getByLabel('Account number at the biller').inputValue(),
    'SM-first',
    'what was typed is still there',
  );
  await press(one.form.getByRole('button', { name: 'Save changes' }));
  await dialog.waitFor();
  await press(dialog.getByRole('radio', { name: 'SM-first' }), 'ArrowRight');
  await press(dialog.getByRole('button', { name: 'Save this choice' }));
  await gone(dialog);
  await focused(
    one.page.getByRole('region', { name: 'Billers' }).getByRole('button', {
      name: /^Summit Mobile West/,
    }),
  );

  const token = await asAgent(first);
  const path = `/api/agent/customers/${customer.id}/billers/${biller.id}`;
  const { value } = await ask('agent', 'GET', path, { token });
  const { name, accountId, contactInfo } = value;
  assert.deepEqual(
    { name, accountId, contactInfo },
    { name: 'Summit Mobile West', accountId: 'SM-second', contactInfo: 'help@summit.example' },
  );
  // The other page follows without being asked.
  await seen(two.page.getByRole('region', { name: 'Billers' }), 'Summit Mobile West');
});

// What somebody typed is shown as text in all three consoles, whatever it looks like. S46
import assert from 'node:assert/strict';
import { heading } from './support/expect.mjs';
import { journey } from './support/journey.mjs';
import { admin, newAgent, newBiller, newCustomer } from './support/people.mjs';
import { signInCustomer, signInStaff } from './support/signing_in.mjs';

/** @typedef {import('playwright-core').Page} Page */

const markup = '<img src=x onerror=alert(1)>';
const script = '"><script>alert(2)</script>';

/** Shows both texts to the letter, and nothing of them ran. @param {Page} page */
async function staysText(page) {
  for (const text of [markup, script]) {
    await page.getByText(text, { exact: false }).first().waitFor();
  }
  assert.equal(await page.locator('img[src="x"]').count(), 0, 'the markup became an element');
}

journey('stored text stays text', async (j) => {
  const [agent, customer] = await Promise.all([newAgent(), newCustomer()]);
  await newBiller(agent, customer, { name: markup, category: 'OTHER', accountId: 'X-1' });
  await newBiller(agent, customer, { name: script, category: 'OTHER', accountId: 'X-2' });

  /** @type {string[]} */
  const dialogs = [];
  const watch = (/** @type {Page} */ page) =>
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });

  const portal = await j.open('portal', { path: '/billers' });
  watch(portal);
  await signInCustomer(portal, customer);
  await staysText(portal);

  const desk = await j.open('agent', { path: `/customers/${customer.id}` });
  watch(desk);
  await signInStaff(desk, agent);
  await heading(desk, `${customer.firstName} ${customer.lastName}`);
  await staysText(desk);

  const office = await j.open('admin', { path: '/billers?search=alert' });
  watch(office);
  await signInStaff(office, admin);
  await staysText(office);

  assert.deepEqual(dialogs, []);
});

// An agent posts a receipt; the customer's open page shows it, without a reload.
import assert from 'node:assert/strict';
import { focused, heading, seen } from './support/expect.mjs';
import { journey } from './support/journey.mjs';
import { tabTo } from './support/keys.mjs';
import { newAgent, newBiller, newCustomer } from './support/people.mjs';
import { signInCustomer, signInStaff } from './support/signing_in.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** Resolves when an event stream of that page is open. @param {Page} page */
function listening(page) {
  return page.waitForResponse(
    (response) => new URL(response.url()).pathname === '/api/events' && response.ok(),
  );
}

journey('live update between two browsers', async (j) => {
  const [agent, customer] = await Promise.all([newAgent(), newCustomer()]);
  const water = { name: 'Clearbrook Water', category: 'HOME', accountId: 'W-77' };
  await newBiller(agent, customer, water);
  j.private(customer);

  const portal = await j.open('portal');
  const stream = listening(portal);
  await signInCustomer(portal, customer);
  await heading(portal, `Hello, ${customer.firstName}`);
  await seen(portal, 'Nothing was paid yet');
  await stream;
  await portal.evaluate(() => {
    Object.assign(window, { notReloaded: true });
  });

  const desk = await j.open('agent', { path: `/customers/${customer.id}` });
  await signInStaff(desk, agent);
  await heading(desk, `${customer.firstName} ${customer.lastName}`);
  const billers = desk.getByRole('region', { name: 'Billers' });
  const post = async (/** @type {string} */ amount) => {
    await tabTo(billers.getByRole('button', { name: /^Clearbrook Water/ }));
    await desk.keyboard.press('r');
    await focused(desk.getByRole('form', { name: 'New receipt' }).getByLabel('Amount'));
    await desk.keyboard.type(amount);
    const answer = desk.waitForResponse(
      (response) => response.request().method() === 'POST' && /\/receipts$/.test(response.url()),
    );
    await desk.keyboard.press('Enter');
    return answer.then((response) => {
      assert.equal(response.status(), 201);
      return performance.now();
    });
  };

  const shown = portal.getByRole('listitem').filter({ hasText: '$45.60' }).first();
  const arrived = shown.waitFor().then(() => performance.now());
  const posted = await post('45.60');
  const spent = Math.max(0, Math.round((await arrived) - posted));
  j.note(`the receipt was seen ${spent} ms after it was posted`);
  await j.station(portal, 'home with a new receipt');

  // Asleep meanwhile, and awake again: what was missed is caught up with.
  j.foresee(portal, 'net::ERR_INTERNET_DISCONNECTED');
  await portal.context().setOffline(true);
  await post('12.34');
  const again = listening(portal);
  await portal.context().setOffline(false);
  await again;
  await seen(portal, '$12.34');
  assert.ok(await portal.evaluate(() => 'notReloaded' in window), 'the page was not reloaded');
});

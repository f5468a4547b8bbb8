// Every page and drawer of the admin's console.
import { ask } from './support/api.mjs';
import { settled } from './support/audits.mjs';
import { journey } from './support/journey.mjs';
import { press } from './support/keys.mjs';
import { admin, asAdmin, busyCustomer } from './support/people.mjs';
import { signInStaff } from './support/signing_in.mjs';
import { lookAtAll, visitsAll } from './support/sweep.mjs';

/** @typedef {import('./support/sweep.mjs').Visit} Visit */

/** @type {Visit[]} */
const door = [{ route: '/sign-in' }];

/** @returns {Promise<Visit[]>} */
async function inside() {
  const { customer, agent, voided } = await busyCustomer();
  const token = await asAdmin();
  const read = async (/** @type {string} */ path) =>
    (await ask('admin', 'GET', `/api/admin/${path}`, { token })).value;
  const queue = await read('kyc-reviews?limit=1');
  const applicant = queue.kycReviews[0].customer.id;
  const event = (await read('audit-events?limit=1')).auditEvents[0].id;
  const tabs = ['billers', 'methods', 'receipts', 'activity'];
  return [
    { route: '/' },
    { route: '/reviews' },
    { route: '$customerId', path: `/reviews/${applicant}`, name: 'review' },
    { route: '/customers' },
    { route: '/customers', path: '/customers?search=nobody-like-this', name: 'customers-none' },
    { route: '$customerId', path: `/customers/${customer.id}`, name: 'customer' },
    ...tabs.map((tab) => ({
      route: '$customerId',
      path: `/customers/${customer.id}?tab=${tab}`,
      name: `customer-${tab}`,
    })),
    { route: '/transactions' },
    {
      route: '$customerId/$receiptId',
      path: `/transactions/${customer.id}/${voided.id}`,
      name: 'transaction',
    },
    { route: '/billers' },
    {
      route: '$category/$name',
      path: '/billers',
      name: 'biller',
      first: async (/** @type {import('playwright-core').Page} */ page) => {
        await press(page.getByRole('table', { name: 'Billers' }).getByRole('link').first());
        await page.getByRole('dialog').waitFor();
        await settled(page);
      },
    },
    { route: '/agents' },
    { route: '$agentId', path: `/agents/${agent.id}`, name: 'agent' },
    { route: '/imports' },
    { route: '/audit' },
    { route: '$eventId', path: `/audit/${event}`, name: 'event' },
    { route: '/trash' },
    { route: '/security' },
    { route: '/security/nowhere' },
  ];
}

journey('pages of the admin console', async (j) => {
  const visits = await inside();
  visitsAll('admin', [...door, ...visits]);
  const page = await j.open('admin');
  await lookAtAll(j, page, 'admin', door);
  await page.goto('/');
  await signInStaff(page, admin);
  await lookAtAll(j, page, 'admin', visits);
});

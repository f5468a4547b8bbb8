// Every page of the agents' console.
import { journey } from './support/journey.mjs';
import { busyCustomer, newAgent, newCustomer } from './support/people.mjs';
import { signInStaff } from './support/signing_in.mjs';
import { lookAtAll, visitsAll } from './support/sweep.mjs';

/** @typedef {import('./support/sweep.mjs').Visit} Visit */

/** @type {Visit[]} */
const door = [{ route: '/sign-in' }];

journey('pages of the agent console', async (j) => {
  const [agent, { customer }, waiting] = await Promise.all([
    newAgent(),
    busyCustomer(),
    newCustomer('PENDING'),
  ]);
  const route = '/customers/$id';
  /** @type {Visit[]} */
  const inside = [
    { route: '/' },
    { route, path: `/customers/${customer.id}`, name: 'customer' },
    { route, path: `/customers/${waiting.id}`, name: 'customer-empty' },
    ...[
      { key: 'b', name: 'New biller' },
      { key: 'p', name: 'New payment method' },
      { key: 'r', name: 'New receipt' },
    ].map(({ key, name }) => ({
      route,
      path: `/customers/${customer.id}`,
      name,
      first: async (/** @type {import('playwright-core').Page} */ page) => {
        await page.keyboard.press(key);
        await page.getByRole('form', { name }).waitFor();
      },
    })),
    { route, path: '/customers/0193a000-0000-7000-8000-000000000000', name: 'customer-missing' },
    { route: '/security' },
    { route: '/security/nowhere' },
  ];
  visitsAll('agent', [...door, ...inside]);
  const page = await j.open('agent');
  await lookAtAll(j, page, 'agent', door);
  await page.goto('/');
  await signInStaff(page, agent);
  j.foresee(page, 404, /\/customers\//); // the one who is missing
  await lookAtAll(j, page, 'agent', inside);
});

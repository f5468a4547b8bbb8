// Every page of the portal, of somebody with much to see and of somebody with nothing yet.
import { journey } from './support/journey.mjs';
import { busyCustomer, newCustomer } from './support/people.mjs';
import { signInCustomer } from './support/signing_in.mjs';
import { lookAtAll, visitsAll } from './support/sweep.mjs';

/** @typedef {import('./support/sweep.mjs').Visit} Visit */

/** @type {Visit[]} */
const strangers = [
  { route: '/' },
  { route: '/sign-in' },
  { route: '/sign-up' },
  { route: '/forgot-password' },
  { route: '/reset-password', path: '/reset-password#token=nobodys' },
  { route: '/verify-email' },
  { route: '/sign-in/nowhere' },
];

/** @param {{ receipt?: string, biller?: string }} ids @returns {Visit[]} */
const own = ({ receipt, biller }) => [
  { route: '/', name: 'home' },
  { route: '/wallet' },
  { route: '/billers' },
  ...(biller ? [{ route: '/billers/$id', path: `/billers/${biller}` }] : []),
  { route: '/receipts' },
  ...(receipt ? [{ route: '/receipts/$id', path: `/receipts/${receipt}` }] : []),
  { route: '/activity' },
  { route: '/security' },
  { route: '/profile' },
  { route: '/more' },
  { route: '/settings' },
];

journey('pages of the portal for strangers', async (j) => {
  visitsAll('customer', [...strangers, ...own({ receipt: 'any', biller: 'any' })]);
  const page = await j.open('portal');
  await lookAtAll(j, page, 'portal', strangers);
});

journey('pages of the portal, full', async (j) => {
  const { customer, added, voided } = await busyCustomer();
  const page = await j.open('portal');
  await signInCustomer(page, customer);
  await lookAtAll(j, page, 'portal', own({ receipt: voided.id, biller: added[0]?.biller.id }));
});

journey('pages of the portal, empty', async (j) => {
  const somebody = await newCustomer('PENDING');
  const page = await j.open('portal');
  await signInCustomer(page, somebody);
  await lookAtAll(j, page, 'portal-empty', own({}));
});

// Every page of the portal, of somebody with much to see and of somebody with nothing yet.
import { ask } from './support/api.mjs';
import { journey } from './support/journey.mjs';
import { ada, asCustomer, newCustomer } from './support/people.mjs';
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
  { route: '/no-such-page' },
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
  const token = await asCustomer(ada);
  const { value: receipts } = await ask('portal', 'GET', '/api/receipts?limit=1', { token });
  const { value: billers } = await ask('portal', 'GET', '/api/billers?limit=1', { token });
  const page = await j.open('portal');
  await signInCustomer(page, ada);
  const ids = { receipt: receipts.receipts[0].id, biller: billers.billers[0].id };
  await lookAtAll(j, page, 'portal-full', own(ids));
});

journey('pages of the portal, empty', async (j) => {
  const somebody = await newCustomer('PENDING');
  const page = await j.open('portal');
  await signInCustomer(page, somebody);
  await lookAtAll(j, page, 'portal-empty', own({}));
});

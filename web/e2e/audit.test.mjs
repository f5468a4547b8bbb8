// An admin finds out what an agent did: when, to whom, and what stood there before.
import assert from 'node:assert/strict';
import { ask } from './support/api.mjs';
import { downloaded, eventually, focused, gone, heading, seen } from './support/expect.mjs';
import { journey } from './support/journey.mjs';
import { choose, enter, press } from './support/keys.mjs';
import { admin, asAgent, newAgent, newBiller, newCustomer } from './support/people.mjs';
import { signInStaff } from './support/signing_in.mjs';

journey('audit of what an agent did', async (j) => {
  const [agent, customer] = await Promise.all([newAgent(), newCustomer()]);
  const before = { name: 'Harbor Electric', category: 'ELECTRIC', accountId: 'HE-1' };
  const { biller } = await newBiller(agent, customer, before, [{ amount: '51.20' }]);
  const token = await asAgent(agent);
  const path = `/api/agent/customers/${customer.id}/billers/${biller.id}`;
  const { version } = await ask('agent', 'GET', path, { token });
  await ask('agent', 'PATCH', path, { token, version, body: { accountId: 'HE-2' } });

  const page = await j.open('admin');
  await signInStaff(page, admin);
  const main = page.getByRole('navigation', { name: 'Main' });
  await press(main.getByRole('link', { name: 'Agents' }));
  await heading(page, 'Agents');
  await enter(page.getByRole('searchbox', { name: 'Search' }), agent.username);
  const row = page.getByRole('table', { name: 'Agents' }).getByRole('link');
  await eventually(
    () => row.count(),
    (count) => count === 1,
    'the agent alone',
  );
  await press(row);
  const drawer = page.getByRole('dialog', { name: 'Agent' });
  await seen(drawer, `${customer.firstName} ${customer.lastName}`);
  await j.station(page, 'an agent');
  await press(drawer.getByRole('link', { name: 'What they did' }));
  await heading(page, 'Audit');
  await page.waitForURL((url) => url.searchParams.get('actor') === agent.id);
  const trail = page.getByRole('region', { name: 'Audit', exact: true });
  await seen(trail, 'Recorded a receipt');
  await seen(trail, 'Added a biller');
  await j.station(page, 'everything an agent did');

  const filters = page.getByRole('search', { name: 'Filter the audit trail' });
  await choose(filters.getByLabel('Action'), 'Changed a biller');
  await page.waitForURL((url) => url.searchParams.get('action') === 'biller.changed');
  const events = trail.getByRole('link', { name: 'Changed a biller' });
  await eventually(
    () => events.count(),
    (count) => count === 1,
    'one change',
  );
  await page.reload();
  await heading(page, 'Audit');
  await eventually(
    () => events.count(),
    (count) => count === 1,
    'one change after a reload',
  );

  const csv = await downloaded(page, () => press(page.getByRole('button', { name: 'Export CSV' })));
  const lines = csv.bytes.toString('utf8').trim().split('\r\n');
  assert.equal(lines.length, 2, 'a heading and the event');
  assert.match(String(lines[1]), /biller\.changed/);

  await press(events);
  const event = page.getByRole('dialog', { name: 'Audit event' });
  const changed = event.getByRole('row').filter({ hasText: 'HE-2' });
  await seen(changed.locator('del'), 'HE-1');
  await seen(changed.locator('ins'), 'HE-2');
  await seen(event, agent.fullName);
  await j.station(page, 'before and after');
  await page.reload();
  await seen(event, 'HE-1');
  await page.keyboard.press('Escape');
  await gone(event);
  await focused(events);
});

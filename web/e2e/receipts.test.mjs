// The customer looks for receipts, adds them up, and takes them along as PDF and CSV.
import assert from 'node:assert/strict';
import { downloaded, eventually, heading, seen } from './support/expect.mjs';
import { journey } from './support/journey.mjs';
import { choose, enter, press } from './support/keys.mjs';
import { newAgent, newBiller, newCustomer } from './support/people.mjs';
import { signInCustomer } from './support/signing_in.mjs';

journey('receipts with filters, PDF and CSV', async (j) => {
  const agent = await newAgent();
  const customer = await newCustomer();
  j.private(customer);
  const month = (/** @type {number} */ ago) => {
    const date = new Date();
    date.setUTCDate(15);
    date.setUTCMonth(date.getUTCMonth() - ago);
    return date.toISOString().slice(0, 10);
  };
  const water = { name: 'Clearbrook Water', category: 'HOME', accountId: 'W-118' };
  const internet = { name: 'Northwind Internet', category: 'INTERNET', accountId: 'N-52' };
  await newBiller(agent, customer, water, [
    { amount: '41.10', paidOn: `${month(2)}T12:00:00Z` },
    { amount: '38.20', paidOn: `${month(1)}T12:00:00Z` },
  ]);
  const { biller } = await newBiller(agent, customer, internet, [
    { amount: '79.99', paidOn: `${month(2)}T12:00:00Z` },
    { amount: '81.50', paidOn: `${month(1)}T12:00:00Z` },
  ]);

  const page = await j.open('portal');
  await signInCustomer(page, customer);
  await heading(page, `Hello, ${customer.firstName}`);
  await press(
    page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Receipts' }),
  );
  await heading(page, 'Receipts');
  const list = page.getByRole('region', { name: 'List of receipts' });
  const rows = list.getByRole('listitem');
  await eventually(
    () => rows.count(),
    (count) => count === 4,
    'all receipts',
  );
  await seen(page, '$240.79');
  await j.station(page, 'all receipts');

  const filters = page.getByRole('search', { name: 'Filters' });
  await press(filters.getByRole('button', { name: 'Filters' }));
  await choose(filters.getByLabel('Biller'), internet.name);
  await page.waitForURL((url) => url.searchParams.get('biller') === biller.id);
  await seen(page, '$161.49');
  await enter(filters.getByLabel('At least'), '80');
  await page.waitForURL((url) => url.searchParams.get('min') === '80');
  await eventually(
    () => rows.count(),
    (count) => count === 1,
    'filtered receipts',
  );
  await seen(list, '$81.50');
  await enter(filters.getByLabel('At most'), '12,5 dollars');
  await seen(filters, 'Enter an amount such as 25 or 25.50.');
  await j.station(page, 'filters with a mistake');
  await enter(filters.getByLabel('At most'), '90');
  await page.waitForURL((url) => url.searchParams.get('max') === '90');

  await page.reload();
  await eventually(
    () => rows.count(),
    (count) => count === 1,
    'receipts after a reload',
  );
  assert.equal(await filters.getByLabel('At least').inputValue(), '80');

  const csv = await downloaded(page, () =>
    press(page.getByRole('button', { name: 'Download CSV' })),
  );
  assert.match(csv.name, /\.csv$/);
  const lines = csv.bytes.toString('utf8').trim().split('\r\n');
  assert.equal(lines.length, 2, 'a heading and the filtered receipt');
  assert.match(String(lines[1]), /Northwind Internet.*81\.50|81\.50.*Northwind Internet/);

  await press(filters.getByRole('button', { name: 'Clear filters' }));
  await eventually(
    () => rows.count(),
    (count) => count === 4,
    'receipts without filters',
  );
  await press(page.getByRole('button', { name: 'Show charts' }));
  for (const [chart, cells] of /** @type {const} */ ([
    ['By month', ['$121.09', '$119.70']],
    ['By category', ['Internet', '$161.49', 'Home', '$79.30']],
  ])) {
    const figure = page.getByRole('figure', { name: chart });
    await press(figure.getByText('Data as a table'));
    const table = figure.getByRole('table', { name: chart });
    for (const cell of cells) await seen(table, cell);
  }
  await j.station(page, 'charts with their data');

  await press(list.getByRole('link', { name: /Northwind Internet.*\$81\.50/ }));
  await heading(page, 'Paid to Northwind Internet');
  const pdf = await downloaded(page, () =>
    press(page.getByRole('button', { name: 'Download PDF' })),
  );
  assert.match(pdf.name, /\.pdf$/);
  assert.equal(pdf.bytes.subarray(0, 5).toString(), '%PDF-');
  await j.station(page, 'a receipt');
  await page.reload();
  await heading(page, 'Paid to Northwind Internet');
  await page.goBack();
  await heading(page, 'Receipts');
});

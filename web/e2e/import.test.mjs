// An admin imports a file of receipts: tries it, sees what is wrong, takes the good rows, once.
import { eventually, heading, seen } from './support/expect.mjs';
import { journey } from './support/journey.mjs';
import { press, tabTo } from './support/keys.mjs';
import { admin, newAgent, newBiller, newCustomer } from './support/people.mjs';
import { signInStaff } from './support/signing_in.mjs';

journey('import of receipts', async (j) => {
  const [agent, customer] = await Promise.all([newAgent(), newCustomer()]);
  const biller = { name: 'Evergreen Life', category: 'INSURANCE', accountId: 'EL-9' };
  await newBiller(agent, customer, biller);
  j.private(customer);
  const mark = customer.lastName.toUpperCase();
  const day = '2026-01-31';
  const number = customer.customerNumber;
  const rows = [
    'customerNumber,biller,accountId,amount,paidOn,confirmation,notes',
    `${number},Evergreen Life,EL-9,84.27,${day},${mark}-1,`,
    `${number},Evergreen Life,EL-9,$12,${day},${mark}-2,"an amount, with a sign"`,
    `${number},Evergreen Life,EL-9,40.00,31/01/2026,${mark}-3,`,
    `${number},Evergreen Life,EL-9,15.50,${day},${mark}-4,`,
  ];
  const file = {
    name: 'january.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`${rows.join('\r\n')}\r\n`),
  };

  const page = await j.open('admin');
  await signInStaff(page, admin);
  await press(
    page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Imports' }),
  );
  await heading(page, 'Imports');
  const picker = page.getByLabel('CSV file of receipts');
  const choose = async () => {
    await tabTo(picker);
    await picker.setInputFiles(file); // the dialog that a press would open is the system's
    await seen(page, 'january.csv');
  };
  await choose();
  await j.station(page, 'a file is chosen');
  await press(page.getByRole('button', { name: 'Check the file' }));
  await seen(page, 'This file would not be imported');
  const wrong = page.getByRole('region', { name: 'What is wrong' }).getByRole('row');
  await eventually(
    () => wrong.count(),
    (count) => count === 3,
    'a heading and two wrong rows',
  );
  await seen(wrong.filter({ hasText: 'amount' }), 'without a currency sign');
  await seen(wrong.filter({ hasText: 'paidOn' }), /must be a date/);
  await j.station(page, 'a report of wrong rows');

  await press(page.getByRole('radio', { name: 'All or nothing' }), 'ArrowDown');
  await press(page.getByRole('button', { name: 'Check the file' }));
  await seen(page, '2 receipts can be imported');
  await seen(page, '2 wrong rows are left out.');
  await j.station(page, 'what would be imported');
  await press(page.getByRole('button', { name: 'Import 2 receipts' }));
  await seen(page, '2 receipts were added');
  const earlier = page.getByRole('region', { name: 'Earlier imports' }).getByRole('row');
  await seen(earlier.nth(1), 'Valid rows only');

  await press(page.getByRole('button', { name: 'Import another file' }));
  await choose();
  await press(page.getByRole('button', { name: 'Check the file' }));
  await seen(page, 'There is nothing to import');
  await seen(page, 'All valid rows are known already. Choose another file.');
  await j.station(page, 'the same file again');

  await press(
    page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Transactions' }),
  );
  await heading(page, 'Transactions');
  await tabTo(page.getByRole('searchbox', { name: 'Confirmation' }));
  await page.keyboard.type(`${mark}-`);
  await page.waitForURL((url) => url.searchParams.get('confirmation') === `${mark}-`);
  const found = page.getByRole('table', { name: 'Transactions' }).getByRole('row');
  await eventually(
    () => found.count(),
    (count) => count === 3,
    'two receipts under a heading',
  );
  await seen(page, '$84.27');
  await seen(page, '$15.50');
});

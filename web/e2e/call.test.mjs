// A call, from the ring to the hang-up, without touching a mouse.
import assert from 'node:assert/strict';
import { eventually, focused, gone, heading, seen } from './support/expect.mjs';
import { journey } from './support/journey.mjs';
import { choose, tabTo } from './support/keys.mjs';
import { newAgent, newCustomer } from './support/people.mjs';
import { signInStaff } from './support/signing_in.mjs';

journey('a call by keyboard alone', async (j) => {
  const agent = await newAgent();
  const caller = await newCustomer();
  // Two of one household, so that there is something to choose.
  await newCustomer('APPROVED', { phone: caller.phone, lastName: caller.lastName });
  j.private(caller);
  const page = await j.open('agent');
  const { keyboard } = page;
  await signInStaff(page, agent);
  await heading(page, 'Who is calling?');
  const search = page.getByRole('combobox', { name: 'Search customers' });
  await focused(search);
  await j.station(page, 'before a call');

  await keyboard.press('Escape');
  await keyboard.press('/');
  await focused(search);
  const digits = caller.phone.replaceAll(/\D/g, '');
  await keyboard.type(`+1 ${digits.slice(0, 3)}.${digits.slice(3, 6)}/${digits.slice(6)}`);
  const found = page.getByRole('option');
  await eventually(
    () => found.count(),
    (count) => count === 2,
    'customers with that phone',
  );
  await found.first().locator('mark').first().waitFor(); // what matched is marked
  await j.station(page, 'results of a search');
  const wanted = `${caller.firstName} ${caller.lastName}`;
  const chosen = page.getByRole('option', { selected: true });
  for (let step = 0; step < 2 && !(await chosen.textContent())?.includes(wanted); step += 1) {
    await keyboard.press('ArrowDown');
  }
  await keyboard.press('Enter');
  await heading(page, wanted);
  await page.waitForURL(new RegExp(`/customers/${caller.id}$`));
  await seen(page, 'No billers yet');
  await j.station(page, 'a customer without anything');

  await keyboard.press('b');
  const biller = page.getByRole('form', { name: 'New biller' });
  await focused(biller.getByLabel('Name'));
  await keyboard.press('Enter');
  await seen(biller, "Enter the biller's name.");
  await focused(biller.getByLabel('Name'));
  await keyboard.type('Harbor Electric');
  await choose(biller.getByLabel('Category'), 'Electricity');
  await keyboard.press('Tab');
  await keyboard.type('HE-2201');
  await j.station(page, 'the form of a biller');
  await keyboard.press('Enter');
  const billers = page.getByRole('region', { name: 'Billers' });
  const harbor = billers.getByRole('button', { name: /^Harbor Electric/ });
  await focused(harbor);

  await keyboard.press('r');
  const receipt = page.getByRole('form', { name: 'New receipt' });
  await focused(receipt.getByLabel('Amount'));
  await keyboard.type('nothing');
  await keyboard.press('Enter');
  await seen(receipt, 'Enter an amount above zero, as in 84.27.');
  await focused(receipt.getByLabel('Amount'));
  await keyboard.press('ControlOrMeta+A');
  await keyboard.type('84.27');
  await keyboard.press('Enter');
  const receipts = page.getByRole('region', { name: 'Receipts' });
  const posted = receipts.getByRole('button', { name: /^Harbor Electric.*\$84\.27/ });
  await focused(posted);

  await keyboard.press('r');
  await focused(receipt.getByRole('combobox', { name: 'Biller' }));
  await keyboard.type('harb');
  await page.getByRole('option', { name: /^Harbor Electric/ }).waitFor();
  // The first match is the one that Enter takes.
  await page.locator('[data-combobox-selected]').waitFor();
  await keyboard.press('Enter');
  await tabTo(receipt.getByLabel('Amount'));
  await keyboard.type('84.27');
  await keyboard.press('Enter');
  await seen(receipt, 'Was this entered before?');
  await focused(receipt.getByRole('button', { name: 'Check again' }));
  await j.station(page, 'a receipt that looks like a double');
  await keyboard.press('Enter');
  await focused(receipt.getByLabel('Amount'));
  await keyboard.press('ControlOrMeta+A');
  await keyboard.type('19.90');
  await keyboard.press('Enter');
  await focused(receipts.getByRole('button', { name: /\$19\.90/ }));

  await keyboard.press('v');
  const dialog = page.getByRole('dialog', { name: 'Void this receipt?' });
  await focused(dialog.getByLabel('Reason'));
  await keyboard.type('The amount was read wrongly.');
  await j.station(page, 'voiding a receipt');
  await keyboard.press('ControlOrMeta+Enter');
  await gone(dialog);
  await focused(receipts.getByRole('button', { name: /\$19\.90.*Voided/s }));

  await keyboard.press('ArrowLeft');
  await tabTo(harbor);
  await keyboard.press('Delete');
  await seen(page, 'Harbor Electric was removed. Its receipts stay.');
  await gone(harbor);
  await keyboard.press('ControlOrMeta+Z');
  await harbor.waitFor();
  await seen(page, 'Harbor Electric is back');

  await keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys' });
  await help.waitFor();
  await j.station(page, 'the help');
  await keyboard.press('Escape');
  await gone(help);
  await keyboard.press('ControlOrMeta+K');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await focused(palette.getByRole('combobox', { name: 'Find a command' }));
  await keyboard.type('next call');
  await palette
    .getByRole('option', { name: /Next call/ })
    .first()
    .waitFor();
  await j.station(page, 'the commands');
  await keyboard.press('Enter');
  await focused(search);
  await heading(page, 'Who is calling?');
  await seen(page.getByRole('region', { name: 'Recent customers' }), wanted);
  assert.equal(j.presses(page), 0, 'nobody used a mouse');
});

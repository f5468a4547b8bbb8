// The customer's wallet: mistakes in numbers are told at once, and a removal can be taken back.
import assert from 'node:assert/strict';
import { ask } from './support/api.mjs';
import { eventually, focused, gone, heading, seen } from './support/expect.mjs';
import { journey } from './support/journey.mjs';
import { choose, enter, press, tabTo } from './support/keys.mjs';
import { approve, asCustomer, card, newCustomer, routing } from './support/people.mjs';
import { signInCustomer } from './support/signing_in.mjs';

journey('wallet', async (j) => {
  const customer = await newCustomer('PENDING');
  j.private({ ...customer, card, digits: card.replaceAll(' ', ''), account: '000123456789' });
  const name = `${customer.firstName} ${customer.lastName}`;
  const page = await j.open('portal', { path: '/wallet' });
  await signInCustomer(page, customer);
  await heading(page, 'Wallet');

  // Before the approval nothing can be added, neither here nor past the page.
  await seen(page, 'You can add a payment method once you are approved');
  assert.equal(await page.getByRole('button', { name: 'Add a payment method' }).count(), 0);
  const token = await asCustomer(customer);
  const body = { type: 'CREDIT_CARD', accountNumber: card, expMonth: 4, expYear: 2031 };
  await assert.rejects(ask('portal', 'POST', '/api/payment-methods', { token, body }), /: 403 /);
  await j.station(page, 'a wallet before the approval');
  await approve(customer.id);
  const add = page.getByRole('button', { name: 'Add a payment method' });
  await add.waitFor(); // by itself

  await press(add);
  const dialog = page.getByRole('dialog', { name: 'Add a payment method' });
  const number = dialog.getByLabel('Card number');
  await enter(number, card.replace(/2$/, '1'));
  await seen(dialog, 'Visa');
  await page.keyboard.press('Tab');
  await seen(dialog, 'This is not a card number. Check its digits.');
  await j.station(page, 'a card number with a mistake');
  await enter(number, card);
  await gone(dialog.getByText('This is not a card number. Check its digits.'));
  await dialog.getByLabel('The digits are right').waitFor();
  await enter(dialog.getByLabel('Expiry date'), '0420');
  await press(dialog.getByRole('button', { name: 'Add to the wallet' }));
  await seen(dialog, 'This card has expired.');
  await focused(dialog.getByLabel('Expiry date'));
  await enter(dialog.getByLabel('Expiry date'), '0431');
  await enter(dialog.getByLabel(/^Name on the card/), name);
  await press(dialog.getByRole('button', { name: 'Add to the wallet' }));
  await gone(dialog);
  await seen(page, 'Visa ending in 4242 was added');
  await focused(add);
  const methods = page.getByRole('list', { name: 'Payment methods' }).getByRole('listitem');
  await eventually(
    () => methods.count(),
    (count) => count === 1,
    'one card',
  );
  await seen(methods, 'Default');
  await j.station(page, 'a wallet with a card');

  await press(add);
  await press(dialog.getByRole('radio', { name: 'Card', exact: true }), 'ArrowRight');
  await enter(dialog.getByLabel('Routing number'), '110000001');
  await seen(dialog, 'This is not a routing number. Check its digits.');
  await enter(dialog.getByLabel('Routing number'), routing);
  await enter(dialog.getByLabel('Account number', { exact: true }), '000123456789');
  await enter(dialog.getByLabel('Account number again'), '000123456788');
  await tabTo(dialog.getByLabel('Account holder'));
  await seen(dialog, 'The two numbers differ.');
  await j.station(page, 'a bank account with a mistake');
  await enter(dialog.getByLabel('Account number again'), '000123456789');
  await enter(dialog.getByLabel('Account holder'), name);
  await choose(dialog.getByLabel('Kind of account'), 'Savings');
  await enter(dialog.getByRole('textbox', { name: /^Bank/ }), 'Harbor Bank');
  await press(dialog.getByRole('button', { name: 'Add to the wallet' }));
  await gone(dialog);
  await eventually(
    () => methods.count(),
    (count) => count === 2,
    'a card and an account',
  );

  // The same card once more: told at its number, with everything kept.
  await press(add);
  await enter(number, card);
  await enter(dialog.getByLabel('Expiry date'), '0431');
  await j.refused(page, 409, /\/payment-methods$/, () =>
    press(dialog.getByRole('button', { name: 'Add to the wallet' })),
  );
  await seen(dialog, 'It is in your wallet already');
  await focused(number);
  await page.keyboard.press('Escape');
  await gone(dialog);

  await press(page.getByRole('button', { name: 'Make default: Harbor Bank ending in 6789' }));
  await seen(page, 'Harbor Bank ending in 6789 is the default now');
  await seen(methods.first(), 'Harbor Bank');

  await press(page.getByRole('button', { name: 'Edit: Visa ending in 4242' }));
  const edit = page.getByRole('dialog', { name: 'Edit Visa ending in 4242' });
  await enter(edit.getByLabel(/^Nickname/), 'Everyday card');
  await j.station(page, 'renaming a card');
  await press(edit.getByRole('button', { name: 'Save changes' }));
  await gone(edit);
  await seen(methods.nth(1), 'Everyday card');

  await press(page.getByRole('button', { name: 'Remove: Everyday card' }));
  await seen(page, 'Everyday card was removed');
  await eventually(
    () => methods.count(),
    (count) => count === 1,
    'the account alone',
  );
  await j.station(page, 'after a removal');
  await press(page.getByRole('button', { name: 'Undo' }));
  await seen(page, 'Everyday card is back in your wallet');
  await eventually(
    () => methods.count(),
    (count) => count === 2,
    'the card is back',
  );
  const text = (await page.content()).replaceAll(/[\s-]/g, '');
  assert.ok(!text.includes(card.replaceAll(' ', '')), 'no full number anywhere');
  await j.station(page, 'a wallet of two');
});

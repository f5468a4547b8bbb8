// The doors of the consoles, as people go through them.
import { focused } from './expect.mjs';
import { admin } from './people.mjs';

/** @typedef {import('playwright-core').Page} Page */

/**
 * @param {Page} page on any address of the portal
 * @param {{ email: string, password: string }} customer
 */
export async function signInCustomer(page, { email, password }) {
  if (!new URL(page.url()).pathname.startsWith('/sign-in')) await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/**
 * The console starts with the cursor in the name; nothing but the keyboard is used.
 * @param {Page} page
 * @param {{ username: string, password: string }} staff
 */
export async function signInStaff(page, { username, password } = admin) {
  await focused(page.getByRole('textbox', { name: 'Username' }));
  await page.keyboard.type(username);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

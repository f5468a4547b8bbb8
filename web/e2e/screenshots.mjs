// Makes the pictures of the README from demo data: `npm run screenshots`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { settled } from './support/audits.mjs';
import { launch } from './support/browser.mjs';
import { startDemo } from './support/demo.mjs';
import { focused } from './support/expect.mjs';
import { ada, admin } from './support/people.mjs';
import { signInCustomer, signInStaff } from './support/signing_in.mjs';

/** @typedef {import('playwright-core').Page} Page */

const folder = resolve(import.meta.dirname, '../../docs/screenshots');
const most = 150_000; // bytes
const desk = { width: 1440, height: 900 };

const demo = await startDemo();
const browser = await launch();

/** WebP, which is a third of a PNG's size. @param {Page} page @param {string} name */
async function picture(page, name) {
  await settled(page);
  const browserSide = await page.context().newCDPSession(page);
  for (const quality of [90, 80, 70, 60, 50]) {
    const { data } = await browserSide.send('Page.captureScreenshot', { format: 'webp', quality });
    const bytes = Buffer.from(data, 'base64');
    if (bytes.length > most) continue;
    writeFileSync(resolve(folder, `${name}.webp`), bytes);
    process.stdout.write(`${name}.webp ${Math.round(bytes.length / 1000)} kB\n`);
    return;
  }
  throw new Error(`${name} is larger than ${most} bytes`);
}

/**
 * @param {'portal' | 'agent' | 'admin'} console
 * @param {{ width: number, height: number }} viewport
 * @param {(page: Page) => Promise<void>} arrange
 */
async function show(console, viewport, arrange) {
  for (const scheme of /** @type {const} */ (['light', 'dark'])) {
    const context = await browser.newContext({
      baseURL: demo.addresses[console],
      viewport,
      colorScheme: scheme,
      reducedMotion: 'reduce',
      locale: 'en-US',
      deviceScaleFactor: console === 'portal' ? 2 : 1,
    });
    const page = await context.newPage();
    await page.goto('/');
    await arrange(page);
    await picture(page, `${console}-${scheme}`);
    await context.close();
  }
}

mkdirSync(folder, { recursive: true });
try {
  await show('portal', { width: 390, height: 844 }, async (page) => {
    await signInCustomer(page, ada);
    await page.getByRole('link', { name: 'All receipts' }).waitFor();
  });
  await show('agent', desk, async (page) => {
    await signInStaff(page, { username: 'dana', password: 'demo-agent-2026' });
    await focused(page.getByRole('combobox', { name: 'Search customers' }));
    await page.keyboard.type('ada@demo');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/customers\//);
    await page.locator('h1').first().waitFor();
  });
  await show('admin', desk, async (page) => {
    await signInStaff(page, admin);
    await page.getByRole('heading', { name: 'People' }).waitFor();
  });
} finally {
  await browser.close();
  await demo.stop();
}

// Measures the portal as a phone meets it: `npm run lighthouse`. A measure and not a test, for its
// figures depend on what else the machine does.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { executablePath, flags } from './support/browser.mjs';
import { startDemo } from './support/demo.mjs';
import { ada } from './support/people.mjs';
import { signInCustomer } from './support/signing_in.mjs';

const categories = ['performance', 'accessibility', 'best-practices'];

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((answer) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = address && typeof address === 'object' ? address.port : 0;
      probe.close(() => answer(port));
    });
  });
}

const demo = await startDemo();
const port = await freePort();
const profile = mkdtempSync(join(tmpdir(), 'billspay-lighthouse-'));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath,
  headless: true,
  args: [...flags, `--remote-debugging-port=${port}`],
});

/**
 * @param {string} name
 * @param {string} path
 */
async function measure(name, path) {
  const result = await lighthouse(`${demo.addresses.portal}${path}`, {
    port,
    logLevel: 'error',
    onlyCategories: categories,
    disableStorageReset: true, // who is signed in stays it
  });
  if (!result) throw new Error(`${name} was not measured`);
  const { lhr } = result;
  const scores = categories.map((category) => {
    const score = Math.round((lhr.categories[category]?.score ?? 0) * 100);
    return `${category} ${score}`;
  });
  process.stdout.write(`${name.padEnd(10)} ${scores.join('  ')}\n`);
  for (const { id, title, score, scoreDisplayMode, displayValue } of Object.values(lhr.audits)) {
    const counts = ['binary', 'numeric', 'metricSavings'].includes(scoreDisplayMode);
    if (counts && score !== null && score < 0.9) {
      process.stdout.write(`           ${id}: ${title} ${displayValue ?? ''}\n`);
    }
  }
}

try {
  await measure('landing', '/');
  await measure('sign-in', '/sign-in');
  const page = await browser.newPage();
  await page.goto(`${demo.addresses.portal}/sign-in`);
  await signInCustomer(page, ada);
  const home = new URL(page.url()).pathname;
  await page.close();
  await measure('home', home);
} finally {
  await browser.close();
  await demo.stop();
  rmSync(profile, { recursive: true, force: true });
}

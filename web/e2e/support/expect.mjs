// What a journey waits to see.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').Locator} Locator
 */

/** @param {Page} page @param {string | RegExp} name */
export async function heading(page, name) {
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** @param {Page | Locator} within @param {string | RegExp} text */
export async function seen(within, text) {
  await within.getByText(text).first().waitFor();
}

/** @param {Locator} what */
export async function gone(what) {
  await what.first().waitFor({ state: 'hidden' });
}

/** The focus goes there by itself. @param {Locator} target */
export async function focused(target) {
  await target.waitFor();
  const element = await target.elementHandle();
  await target.page().waitForFunction((wanted) => document.activeElement === wanted, element);
}

/** Until a reading is as wanted. @template T @param {() => Promise<T>} read
 * @param {(value: T) => boolean} wanted @param {string} what */
export async function eventually(read, wanted, what) {
  const until = Date.now() + 30_000;
  for (;;) {
    const value = await read();
    if (wanted(value)) return value;
    assert.ok(Date.now() < until, `${what}: still ${JSON.stringify(value)}`);
    await new Promise(setImmediate);
  }
}

/** What a press brings into the downloads. @param {Page} page @param {() => Promise<unknown>} action */
export async function downloaded(page, action) {
  const [download] = await Promise.all([page.waitForEvent('download'), action()]);
  const bytes = await readFile(await download.path());
  return { name: download.suggestedFilename(), bytes };
}

// The frame of a journey: a browser of its own, watched pages, and what is kept when it fails.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import {
  accessible,
  focusableHeading,
  noSidewaysScroll,
  nothingLeftBehind,
  settled,
  show,
} from './audits.mjs';
import { launch, Watch } from './browser.mjs';
import { addresses } from './demo.mjs';

const kept = resolve(import.meta.dirname, '../../../build/e2e');
const patience = 30_000; // ms; how long anything may take before it counts as missing

/** The portal is looked at as on a phone. */
const sizes = {
  portal: { width: 360, height: 740 },
  agent: { width: 1440, height: 900 },
  admin: { width: 1440, height: 900 },
};

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').BrowserContext} BrowserContext
 * @typedef {import('playwright-core').Locator} Locator
 * @typedef {import('playwright-core').Response} Response
 * @typedef {import('./api.mjs').Console} Console
 * @typedef {{ size?: { width: number, height: number }, path?: string }} Opening
 */

export class Journey {
  /** @type {{ context: BrowserContext, console: Console, watch: Watch }[]} */
  #devices = [];
  /** @type {string[]} */
  #personal = [];
  /** @type {string[]} */
  #found = [];

  /**
   * @param {import('playwright-core').Browser} browser
   * @param {string} folder for what is kept when it fails
   * @param {(text: string) => void} note
   */
  constructor(browser, folder, note) {
    this.browser = browser;
    this.folder = folder;
    this.note = note;
  }

  /**
   * A page on a device of its own, where nobody has signed in yet.
   * @param {Console} console
   * @param {Opening} [opening]
   */
  async open(console, { size = sizes[console], path = '/' } = {}) {
    const origin = addresses()[console];
    const context = await this.browser.newContext({
      baseURL: origin,
      // An installation under test has a CA of its own, which the calls of the API verify.
      ignoreHTTPSErrors: origin.startsWith('https:'),
      viewport: size,
      colorScheme: 'light',
      reducedMotion: 'reduce',
      locale: 'en-US',
      timezoneId: 'America/Chicago',
    });
    context.setDefaultTimeout(patience);
    const watch = new Watch(origin);
    await watch.attach(context);
    await context.tracing.start({ snapshots: true, screenshots: false });
    this.#devices.push({ context, console, watch });
    const page = await context.newPage();
    await page.goto(path);
    return page;
  }

  /** Whatever of these is found in storage, an address or a title is a fault. @param {object} who */
  private(who) {
    for (const [field, value] of Object.entries(who)) {
      if (field === 'id' || field === 'username') continue; // says nothing about anybody
      if (['city', 'state', 'dateOfBirth', 'ssnLast4'].includes(field)) continue; // too common a text
      this.#personal.push(String(value));
    }
  }

  /**
   * A stop on the way: everything that holds everywhere is looked at.
   * @param {Page} page
   * @param {string} where
   */
  async station(page, where) {
    const { console } = this.#deviceOf(page);
    for (const scheme of /** @type {const} */ (['dark', 'light'])) {
      await show(page, scheme);
      await this.#audit(accessible(page, `${where}, ${scheme}`));
    }
    if (console === 'portal') await this.#audit(noSidewaysScroll(page, where));
    await this.#audit(focusableHeading(page));
    await this.#audit(nothingLeftBehind(page, this.#personal));
  }

  /** What it finds is told at the end, so that one run tells everything. @param {Promise<void>} look */
  async #audit(look) {
    try {
      await look;
    } catch (fault) {
      if (!(fault instanceof assert.AssertionError)) throw fault;
      this.#found.push(fault.message);
    }
  }

  /**
   * Does what the API is going to refuse, and waits for that.
   * @param {Page} page
   * @param {number} status
   * @param {RegExp} path
   * @param {() => Promise<unknown>} action
   */
  async refused(page, status, path, action) {
    this.foresee(page, status, path);
    const refusal = page.waitForResponse(
      (response) => response.status() === status && path.test(new URL(response.url()).pathname),
    );
    await Promise.all([refusal, action()]);
  }

  /**
   * From now on such a refusal is no fault on that page.
   * @param {Page} page
   * @param {number | string} status
   * @param {RegExp} [path]
   */
  foresee(page, status, path = /^/) {
    this.#deviceOf(page).watch.expected.push({ status, path });
  }

  /** How often a mouse or finger was used. @param {Page} page */
  presses(page) {
    return this.#deviceOf(page).watch.presses;
  }

  /** @param {Page} page */
  #deviceOf(page) {
    const device = this.#devices.find(({ context }) => context === page.context());
    assert.ok(device, 'the page was not opened by the journey');
    return device;
  }

  /** Nothing went wrong on any page up to now. */
  checkFaults() {
    const all = this.#devices.flatMap(({ console, watch }) =>
      watch.faults.map((fault) => `${console}: ${fault}`),
    );
    all.push(...this.#found);
    assert.equal(all.length, 0, `${all.length} faults:\n${all.join('\n')}`);
  }

  forgetFaults() {
    this.#found.length = 0;
    for (const { watch } of this.#devices) watch.faults.length = 0;
  }

  /** Traces and pictures of all pages. */
  async keep() {
    mkdirSync(this.folder, { recursive: true });
    for (const [number, { context, console }] of this.#devices.entries()) {
      const name = `${number + 1}-${console}`;
      for (const [tab, page] of context.pages().entries()) {
        const path = join(this.folder, `${name}-${tab + 1}.png`);
        await page.screenshot({ path, fullPage: true }).catch(() => undefined);
      }
      await context.tracing.stop({ path: join(this.folder, `${name}.zip`) });
    }
  }
}

/**
 * Declares a journey, which is a test.
 * @param {string} name what it shows
 * @param {(journey: Journey) => Promise<void>} walk
 */
export function journey(name, walk) {
  test(name, async (context) => {
    const folder = join(kept, name.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase());
    rmSync(folder, { recursive: true, force: true });
    const browser = await launch();
    const one = new Journey(browser, folder, (text) => context.diagnostic(text));
    try {
      await walk(one);
      one.checkFaults();
    } catch (failure) {
      await one.keep();
      context.diagnostic(`traces and pictures are in ${folder}`);
      throw failure;
    } finally {
      await browser.close();
    }
  });
}

export { settled };

// Debian's Chromium, and what is watched on every page that a journey opens.
import { chromium } from 'playwright-core';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').BrowserContext} BrowserContext
 * @typedef {import('./api.mjs').Console} Console
 *
 * A refusal of the API that a journey provokes: the browser reports it as an error of the console.
 * Instead of a status there may be the name of a failure of the network.
 * @typedef {{ status: number | string, path: RegExp }} Refusal
 */

export const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const flags = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

export function launch() {
  return chromium.launch({ executablePath, headless: true, args: flags });
}

/** Collects what must not happen. */
export class Watch {
  /** @type {string[]} */
  faults = [];
  /** @type {Refusal[]} */
  expected = [];
  /** Presses of a mouse or finger, for the journeys that go without. */
  presses = 0;

  /** @param {string} origin the only one that may be asked */
  constructor(origin) {
    this.origin = origin;
  }

  /** @param {BrowserContext} context */
  async attach(context) {
    await context.exposeBinding('tellViolation', (_, text) => {
      this.faults.push(`Content-Security-Policy: ${text}`);
    });
    await context.exposeBinding('tellPress', () => {
      this.presses += 1;
    });
    await context.addInitScript(() => {
      const tell = /** @type {any} */ (window);
      document.addEventListener('securitypolicyviolation', (event) => {
        const where = `${event.sourceFile}:${event.lineNumber}`;
        tell.tellViolation(`${event.violatedDirective} ${event.blockedURI} at ${where}`);
      });
      window.addEventListener('mousedown', () => tell.tellPress(), true);
    });
    context.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (origin === this.origin || protocol === 'blob:') return;
      this.faults.push(`a request to another origin: ${request.url().slice(0, 200)}`);
    });
    context.on('weberror', (failure) => {
      this.faults.push(`an error nobody caught: ${failure.error().stack ?? failure.error()}`);
    });
    context.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      if (!this.#provoked(message.text(), message.location().url)) {
        this.faults.push(`console ${message.type()}: ${message.text()} ${message.location().url}`);
      }
    });
  }

  /**
   * @param {string} text
   * @param {string} url
   */
  #provoked(text, url) {
    const status = /^Failed to load resource: (?:.* status of )?(\d{3}|net::\w+)/.exec(text)?.[1];
    return this.expected.some(
      (refusal) => String(refusal.status) === status && refusal.path.test(new URL(url).pathname),
    );
  }
}

// What must hold wherever a journey stops: axe finds nothing in light and dark, a narrow page does
// not scroll sideways, and nothing secret or personal is left behind in the browser.
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';

/** @typedef {import('playwright-core').Page} Page */

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Loading is over and nothing moves. @param {Page} page */
export async function settled(page) {
  await page.waitForFunction(() => !document.querySelector('main [aria-busy="true"]'));
  await page.evaluate(async () => {
    const moves = document.getAnimations().filter((animation) => {
      const timing = animation.effect?.getComputedTiming();
      return timing && timing.iterations !== Number.POSITIVE_INFINITY;
    });
    await Promise.allSettled(moves.map((animation) => animation.finished));
  });
}

/**
 * @param {Page} page
 * @param {'light' | 'dark'} scheme
 */
export async function show(page, scheme) {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await page.waitForFunction(
    (wanted) => document.documentElement.dataset.mantineColorScheme === wanted,
    scheme,
  );
  await settled(page);
}

/**
 * @param {Page} page
 * @param {string} where
 */
export async function accessible(page, where) {
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly: rules, resultTypes: ['violations'] })
    .setLegacyMode() // no second page for frames, which there are none of
    .analyze();
  const found = violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 3).map((node) => `    ${node.html}\n    ${node.failureSummary}`);
    return `  ${id}: ${help}\n${places.join('\n')}`;
  });
  assert.equal(found.length, 0, `axe at "${where}" (${page.url()}):\n${found.join('\n')}`);
}

/**
 * @param {Page} page
 * @param {string} where
 */
export async function noSidewaysScroll(page, where) {
  const wide = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return undefined;
    const out = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 0.5,
    );
    const names = out.slice(0, 5).map((element) => element.outerHTML.slice(0, 120));
    return `${scrollWidth} px in ${clientWidth} px:\n${names.join('\n')}`;
  });
  assert.equal(wide, undefined, `"${where}" (${page.url()}) scrolls sideways: ${wide}`);
}

/** One heading that says where one is, and can be given the focus. @param {Page} page */
export async function focusableHeading(page) {
  const headings = await page.locator('h1').evaluateAll((all) =>
    all
      .filter((heading) => heading.checkVisibility())
      .map((heading) => ({
        text: heading.textContent,
        focusable: heading instanceof HTMLElement && heading.hasAttribute('tabindex'),
      })),
  );
  const told = JSON.stringify(headings);
  assert.equal(headings.length, 1, `${page.url()} should have one h1, and has ${told}`);
  assert.ok(headings[0]?.text?.trim() && headings[0].focusable, `h1 of ${page.url()}: ${told}`);
}

/**
 * S26: storage, readable cookies, caches, the address and the title hold nothing secret or personal.
 * @param {Page} page
 * @param {string[]} personal what must not be found
 */
export async function nothingLeftBehind(page, personal) {
  const kept = await page.evaluate(async () => ({
    address: location.href,
    title: document.title,
    cookie: document.cookie,
    local: JSON.stringify(localStorage),
    session: JSON.stringify(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name).join(),
    caches: (await caches.keys()).join(),
    workers: (await navigator.serviceWorker.getRegistrations()).map((one) => one.scope).join(),
  }));
  for (const [place, text] of Object.entries(kept)) {
    const seen = decodeURIComponent(text.replaceAll(/%(?![0-9A-F]{2})/gi, '%25')).toLowerCase();
    assert.doesNotMatch(seen, /eyj[\w-]{10,}\.|\btok_|bearer/, `a token in ${place}: ${text}`);
    for (const secret of personal) {
      assert.ok(!seen.includes(secret.toLowerCase()), `${secret} is in ${place}: ${text}`);
    }
  }
  assert.equal(kept.databases + kept.caches + kept.workers, '', 'nothing is kept for later');
  for (const cookie of await page.context().cookies()) {
    assert.ok(cookie.httpOnly, `scripts can read the cookie ${cookie.name}`);
    assert.equal(cookie.sameSite, 'Strict', `SameSite of the cookie ${cookie.name}`);
  }
}

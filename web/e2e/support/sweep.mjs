// Looks at every page of a console: narrow, middling and wide, in light and dark. A route that the
// console has and nobody visits here is a failure, so that new pages cannot be forgotten.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { accessible, focusableHeading, noSidewaysScroll, settled, show } from './audits.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('./journey.mjs').Journey} Journey
 *
 * A route as it stands in routes.tsx, the address to see it at, and what to do there first.
 * @typedef {object} Visit
 * @property {string} route
 * @property {string} [path] with real ids, when the route has any
 * @property {string} [name] for pictures, when a route is visited more than once
 * @property {(page: Page) => Promise<unknown>} [first]
 */

// axe sees each width and each scheme, and both schemes where most is in sight.
const looks = /** @type {const} */ ([
  { width: 360, height: 740, axe: ['light'] },
  { width: 768, height: 1024, axe: ['dark'] },
  { width: 1440, height: 900, axe: ['light', 'dark'] },
]);

const schemes = /** @type {const} */ (['light', 'dark']);

/** @param {string} app its folder below apps/ */
function routesOf(app) {
  const folder = resolve(import.meta.dirname, '../../apps', app);
  const text = readFileSync(join(folder, 'src/routes.tsx'), 'utf8');
  const routes = [...text.matchAll(/\bpath: '([^']+)'/g)].map((match) => String(match[1]));
  const { paths } = JSON.parse(readFileSync(join(folder, 'pages.json'), 'utf8'));
  return { routes, paths: /** @type {string[]} */ (paths) };
}

/** @param {string} path */
const firstSegment = (path) => `/${path.split(/[/?#]/)[1] ?? ''}`;

/**
 * Fails when a page of the console is in none of the visits. Routes below different parents may be
 * written alike: each needs a visit.
 * @param {string} app
 * @param {Visit[]} visits
 */
export function visitsAll(app, visits) {
  const { routes, paths } = routesOf(app);
  const unseen = visits.map(({ route }) => route);
  const missing = routes.filter((route) => {
    const at = unseen.indexOf(route);
    if (at >= 0) unseen.splice(at, 1);
    return at < 0;
  });
  assert.deepEqual(missing, [], `pages of ${app} that nobody looks at`);
  const segments = visits.map(({ route, path = route }) => firstSegment(path));
  const strange = paths.filter((path) => !segments.includes(firstSegment(path)));
  assert.deepEqual(strange, [], `entries of ${app}/pages.json that nobody looks at`);
}

/** @param {Page} page @param {string} file */
async function picture(page, file) {
  const folder = process.env.E2E_SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${file}.png`), fullPage: true });
}

/** @param {Page} page @param {string} prefix @param {Visit} visit */
async function lookAt(page, prefix, { route, path = route, name = route, first }) {
  await page.goto(path);
  await page.locator('h1').first().waitFor();
  await settled(page);
  await first?.(page);
  await focusableHeading(page);
  const title = `${prefix}-${name.replaceAll(/[^a-z0-9]+/gi, '-').replaceAll(/^-|-$/g, '') || 'start'}`;
  for (const { width, height, axe } of looks) {
    await page.setViewportSize({ width, height });
    for (const scheme of process.env.E2E_SCREENSHOTS ? schemes : axe) {
      const where = `${title}-${width}-${scheme}`;
      await show(page, scheme);
      await picture(page, where);
      await noSidewaysScroll(page, where);
      await accessible(page, where);
    }
  }
}

/**
 * Goes on after a fault, to tell all of them.
 * @param {Journey} j
 * @param {Page} page
 * @param {string} prefix of the pictures
 * @param {Visit[]} visits
 */
export async function lookAtAll(j, page, prefix, visits) {
  /** @type {string[]} */
  const faults = [];
  for (const visit of visits) {
    try {
      await lookAt(page, prefix, visit);
      j.checkFaults();
    } catch (fault) {
      faults.push(
        `${visit.path ?? visit.route}: ${fault instanceof Error ? fault.message : fault}`,
      );
      j.forgetFaults();
    }
  }
  assert.equal(
    faults.length,
    0,
    `${faults.length} pages are not as they should be:\n${faults.join('\n\n')}`,
  );
}

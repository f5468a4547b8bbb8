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

const heights = { 360: 740, 768: 1024, 1440: 900 };

/** @param {string} app its folder below apps/ */
function routesOf(app) {
  const folder = resolve(import.meta.dirname, '../../apps', app);
  const text = readFileSync(join(folder, 'src/routes.tsx'), 'utf8');
  const routes = [...text.matchAll(/\bpath: '(\/[^']*)'/g)].map((match) => String(match[1]));
  const { paths } = JSON.parse(readFileSync(join(folder, 'pages.json'), 'utf8'));
  return { routes, paths: /** @type {string[]} */ (paths) };
}

/** @param {string} path */
const firstSegment = (path) => `/${path.split(/[/?#]/)[1] ?? ''}`;

/**
 * Fails when a page of the console is in none of the visits.
 * @param {string} app
 * @param {Visit[]} visits
 */
export function visitsAll(app, visits) {
  const { routes, paths } = routesOf(app);
  const visited = visits.map(({ route }) => route);
  assert.deepEqual(
    routes.filter((route) => !visited.includes(route)),
    [],
    `pages of ${app} that nobody looks at`,
  );
  const segments = visited.map(firstSegment);
  assert.deepEqual(
    paths.filter((path) => !segments.includes(firstSegment(path))),
    [],
    `entries of ${app}/pages.json that nobody looks at`,
  );
}

/** @param {Page} page @param {string} file */
async function picture(page, file) {
  const folder = process.env.E2E_SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${file}.png`), fullPage: true });
}

/**
 * @param {Journey} j
 * @param {Page} page
 * @param {string} prefix of the pictures
 * @param {Visit[]} visits
 */
export async function lookAtAll(j, page, prefix, visits) {
  for (const { route, path = route, name, first } of visits) {
    await page.goto(path);
    await page.locator('h1').first().waitFor();
    await settled(page);
    await first?.(page);
    await focusableHeading(page);
    const words = (name ?? route).replaceAll(/[^a-z0-9]+/gi, '-').replaceAll(/^-|-$/g, '');
    const title = `${prefix}-${words || 'start'}`;
    for (const [width, height] of Object.entries(heights)) {
      await page.setViewportSize({ width: Number(width), height });
      for (const scheme of /** @type {const} */ (['light', 'dark'])) {
        await show(page, scheme);
        const where = `${title}-${width}-${scheme}`;
        await picture(page, where);
        await noSidewaysScroll(page, where);
        await accessible(page, where);
      }
    }
    j.checkFaults();
  }
}

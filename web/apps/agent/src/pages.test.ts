// The server answers the paths of pages.json with the page: each route must be under one of them.
import { expect, it } from 'vitest';
import pages from '../pages.json';
import { router } from './router';

it('has every route in pages.json', () => {
  const firsts = Object.keys(router.routesByPath).map((path) => `/${path.split('/')[1] ?? ''}`);
  expect([...new Set(firsts)].sort()).toEqual([...pages.paths].sort());
});

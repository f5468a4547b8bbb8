import type { AnyRoute } from '@tanstack/react-router';
import { expect, test } from 'vitest';
import pages from '../pages.json';
import { router } from './router';

function firstPart(path: string): string {
  return `/${path.split('/')[1] ?? ''}`;
}

test('pages.json lists the first part of every path that has a page', () => {
  const routes: AnyRoute[] = Object.values(router.routesById);
  const paths = routes.filter(({ options }) => 'path' in options).map(({ fullPath }) => fullPath);
  expect([...pages.paths].sort()).toEqual([...new Set(paths.map(firstPart))].sort());
});

import { describe, expect, it } from 'vitest';
import pages from '../pages.json';
import { router } from './router';

describe('pages', () => {
  it('are those that the server answers with the page', () => {
    const firsts = Object.keys(router.routesByPath).map((path) => `/${path.split('/')[1] ?? ''}`);
    expect([...new Set(firsts)].sort()).toEqual([...pages.paths].sort());
  });

  it('keep filters as plain text', () => {
    const { parseSearch, stringifySearch } = router.options;
    expect(parseSearch?.('?search=1e5&customer=171828182849')).toEqual({
      search: '1e5',
      customer: '171828182849',
    });
    expect(stringifySearch?.({ search: '1e5', status: undefined })).toBe('?search=1e5');
  });
});

import { type components, ProblemError, take } from '@billspay/console-kit/api';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api';
import { type RawSearch, textOf } from '../../table/search';

export type SharedBiller = components['schemas']['SharedBiller'];
type Category = SharedBiller['category'];

/** A name as a segment of an address, which holds letters, digits, dashes and underscores only. */
export function segmentOf(name: string): string {
  const bytes = String.fromCharCode(...new TextEncoder().encode(name));
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function nameOfSegment(segment: string): string {
  try {
    const bytes = atob(segment.replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  } catch {
    return '';
  }
}

export interface BillerFilters {
  search?: string | undefined;
}

export function billerFilters(raw: RawSearch): BillerFilters {
  return { search: textOf(raw.search) };
}

export interface BillerRequest extends BillerFilters {
  removed?: boolean;
  cursor?: string | undefined;
  limit?: number;
}

export function fetchSharedBillers(query: BillerRequest) {
  return take(api.GET('/api/admin/billers', { params: { query } }));
}

/** One name in one category; names are told apart without regard to case. */
export function useSharedBiller(category: string, name: string) {
  return useQuery({
    queryKey: ['billers', 'one', category, name],
    queryFn: async () => {
      const { billers } = await fetchSharedBillers({ search: name, limit: 200 });
      const found = billers.find(
        (biller) =>
          biller.category === (category as Category) &&
          biller.name.toLowerCase() === name.toLowerCase(),
      );
      if (!found) throw new ProblemError('not-found', '', 404);
      return found;
    },
  });
}

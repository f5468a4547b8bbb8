import { take } from '@billspay/console-kit/api';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../api';

export const billersQuery = infiniteQueryOptions({
  queryKey: ['billers', 'list'],
  queryFn: ({ pageParam }) =>
    take(
      api.GET('/api/billers', {
        params: { query: { limit: 50, ...(pageParam && { cursor: pageParam }) } },
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

/** For choosing one: by name. */
export const allBillersQuery = queryOptions({
  queryKey: ['billers', 'choice'],
  queryFn: async () => {
    const { billers } = await take(api.GET('/api/billers', { params: { query: { limit: 200 } } }));
    return billers.sort((a, b) => a.name.localeCompare(b.name));
  },
});

export function oneBillerQuery(id: string) {
  return queryOptions({
    queryKey: ['billers', 'one', id],
    queryFn: () => take(api.GET('/api/billers/{id}', { params: { path: { id } } })),
  });
}

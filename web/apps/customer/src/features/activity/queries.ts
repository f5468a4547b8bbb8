import { type components, take } from '@billspay/console-kit/api';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../../api';

export type Activity = components['schemas']['Activity'];

export const activityQuery = infiniteQueryOptions({
  queryKey: ['activity'],
  queryFn: ({ pageParam }) =>
    take(
      api.GET('/api/activity', {
        params: { query: { limit: 50, ...(pageParam && { cursor: pageParam }) } },
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

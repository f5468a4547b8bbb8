import { type components, take } from '@billspay/console-kit/api';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../api';

export type CustomerSummary = components['schemas']['CustomerSummary'];

const waitMs = 120;
const pageSize = 10;

/** Customers who match, as one types. Answers to what was typed before are dropped. */
export function useSearch(text: string) {
  const typed = text.trim();
  const [query] = useDebouncedValue(typed, waitMs);
  const pages = useInfiniteQuery({
    queryKey: ['search', query],
    enabled: query !== '' && typed !== '',
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/api/agent/customers', {
          params: {
            query: { search: query, limit: pageSize, ...(pageParam && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 30_000,
    refetchOnWindowFocus: false,
  });
  const customers = pages.data?.pages.flatMap((page) => page.customers) ?? [];
  return {
    pages,
    customers,
    /** What the customers in sight were found by. */
    query,
    /** The answer to what stands in the box has come. */
    isFresh: typed === query && pages.isSuccess && !pages.isPlaceholderData && !pages.isPending,
  };
}

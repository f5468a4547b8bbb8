// Lists that the server answers page by page, as one.
import { keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

export interface Rows<Row> {
  items: readonly Row[];
  isPending: boolean;
  /** Shows the last answer while the next filter's is on its way. */
  isPlaceholderData: boolean;
  error: unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage: () => void;
  refetch: () => void;
}

interface Cursor {
  nextCursor: string | null;
}

export interface PagesOptions<Page extends Cursor, Row> {
  key: QueryKey;
  load: (cursor: string | undefined) => Promise<Page>;
  rowsOf: (page: Page) => readonly Row[];
  /** Reading them is noted as a look: not again whenever the window is back in front. */
  noted?: boolean;
}

export function usePages<Page extends Cursor, Row>(options: PagesOptions<Page, Row>): Rows<Row> {
  const { key, load, rowsOf, noted = false } = options;
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: !noted,
  });
  const pages = query.data?.pages;
  const items = useMemo(() => pages?.flatMap((page) => [...rowsOf(page)]) ?? [], [pages]);
  return {
    items,
    isPending: query.isPending,
    isPlaceholderData: query.isPlaceholderData,
    error: query.error,
    hasNextPage: query.hasNextPage,
    isFetchingNextPage: query.isFetchingNextPage,
    isFetchNextPageError: query.isFetchNextPageError,
    fetchNextPage: () => void query.fetchNextPage(),
    refetch: () => void query.refetch(),
  };
}

// The three states of what is loaded: on its way, nothing there, gone wrong.
import { Button, Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useKitWords } from '../i18n';
import { ProblemNotice } from './ProblemNotice';
import classes from './states.module.css';

export function SkeletonRows({ rows = 4, height = 56 }: { rows?: number; height?: number }) {
  const t = useKitWords();
  return (
    <Stack gap="sm" role="status" aria-busy="true">
      <VisuallyHidden>{t('kit.loading')}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} radius="md" />
      ))}
    </Stack>
  );
}

export interface EmptyProps {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  /** The one thing to do next. */
  action?: ReactNode;
}

export function Empty({ icon, title, children, action }: EmptyProps) {
  return (
    <Stack className={classes.empty} align="center" gap="xs">
      {icon && (
        <span className={classes.icon} aria-hidden>
          {icon}
        </span>
      )}
      <Title order={2} size="h3">
        {title}
      </Title>
      {children && (
        <Text c="dimmed" ta="center" maw={420}>
          {children}
        </Text>
      )}
      {action && <div className={classes.action}>{action}</div>}
    </Stack>
  );
}

interface Loadable<T> {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

export interface LoadedProps<T> {
  query: Loadable<T>;
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
}

/** Shows a query's skeleton, its problem with a retry, or its data. Old data stays in sight. */
export function Loaded<T>({ query, skeleton, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) {
    return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  }
  return skeleton ?? <SkeletonRows />;
}

interface Pages {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  error: unknown;
  fetchNextPage: () => unknown;
}

/** The button under a list of pages (useInfiniteQuery). */
export function LoadMore({ pages }: { pages: Pages }) {
  const t = useKitWords();
  if (!pages.hasNextPage) return null;
  return (
    <Stack gap="sm" flex={1}>
      {pages.isFetchNextPageError && <ProblemNotice error={pages.error} />}
      <Button
        variant="default"
        mx="auto"
        loading={pages.isFetchingNextPage}
        onClick={() => void pages.fetchNextPage()}
      >
        {t('kit.load_more')}
      </Button>
    </Stack>
  );
}

// The queue of enrolments beside the one that is looked at. J and K walk through it.
import { Empty, Page, ProblemNotice, SkeletonRows } from '@billspay/console-kit/ui';
import { Button, SegmentedControl } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { getRouteApi, Outlet, useParams } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { useShortcuts } from '../../shell/useShortcuts';
import { usePages } from '../../table/usePages';
import { useWords } from '../../words';
import { neighbours } from './news';
import { QueueProvider } from './QueueContext';
import { QueueList } from './QueueList';
import { fetchQueue, queues } from './queries';
import classes from './Reviews.module.css';

const route = getRouteApi('/in/reviews');

export function ReviewsPage() {
  const t = useWords();
  const { status = 'PENDING' } = route.useSearch();
  const navigate = route.useNavigate();
  const { customerId } = useParams({ strict: false });
  const rows = usePages({
    key: ['reviews', status],
    load: (cursor) => fetchQueue(status, cursor),
    rowsOf: (page) => page.kycReviews,
  });
  const ids = useMemo(() => rows.items.map(({ customer }) => customer.id), [rows.items]);
  const { next, previous } = neighbours(ids, customerId);
  const go = (id: string | undefined) => {
    if (!id) return;
    void navigate({ to: '/reviews/$customerId', params: { customerId: id }, search: true });
  };
  useShortcuts({ j: () => go(next), k: () => go(previous) });
  const nearEnd = customerId !== undefined && ids.indexOf(customerId) >= ids.length - 3;
  useEffect(() => {
    const idle = !rows.isFetchingNextPage && !rows.isFetchNextPageError;
    if (nearEnd && rows.hasNextPage && idle) rows.fetchNextPage();
  });
  const empty = rows.items.length === 0;
  return (
    <Page title={t('reviews.title')} lead={t('reviews.lead')}>
      <div className={classes.split} data-open={customerId !== undefined}>
        <div className={classes.side}>
          <SegmentedControl
            fullWidth
            aria-label={t('reviews.queue')}
            value={status}
            onChange={(value) =>
              void navigate({
                to: '/reviews',
                search: { status: value === 'NEEDS_INFO' ? 'NEEDS_INFO' : undefined },
              })
            }
            data={queues.map((value) => ({ value, label: t(`reviews.queue.${value}`) }))}
          />
          {rows.isPending && <SkeletonRows rows={8} height={48} />}
          {empty && rows.error !== null && (
            <ProblemNotice error={rows.error} onRetry={rows.refetch} />
          )}
          {empty && !rows.isPending && !rows.error && (
            <Empty icon={<IconCircleCheck size={22} />} title={t(`reviews.empty.${status}`)}>
              {t(`reviews.empty_help.${status}`)}
            </Empty>
          )}
          {!empty && (
            <section className={classes.region} aria-label={t(`reviews.queue.${status}`)}>
              <QueueList rows={rows} currentId={customerId} />
            </section>
          )}
        </div>
        <div className={classes.pane}>
          <QueueProvider ids={ids}>
            <Outlet />
          </QueueProvider>
          {!customerId && !empty && (
            <Empty
              title={t('reviews.choose')}
              action={<Button onClick={() => go(ids[0])}>{t('reviews.start')}</Button>}
            >
              {t('reviews.choose_help')}
            </Empty>
          )}
        </div>
      </div>
    </Page>
  );
}

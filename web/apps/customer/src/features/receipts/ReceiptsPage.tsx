// Receipts with filters in the URL, their total, and where the money went.
import { Loaded, Money, Page, ProblemNotice } from '@billspay/console-kit/ui';
import { Button, Skeleton, Text } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useWords } from '../../words';
import { Filters } from './Filters';
import { rememberSearch } from './lastSearch';
import { downloadCsv, summaryQuery } from './queries';
import { ReceiptList } from './ReceiptList';
import classes from './Receipts.module.css';

const Charts = lazy(() => import('./Charts'));

export function ReceiptsPage() {
  const t = useWords();
  const search = useSearch({ from: '/own/receipts' });
  useEffect(() => rememberSearch(search), [search]);
  const summary = useQuery(summaryQuery(search));
  // Beside the list where there is room; on phones the list comes first.
  const wide = useMediaQuery('(min-width: 62em)');
  const [charts, { toggle }] = useDisclosure(false);
  const csv = useMutation({ mutationFn: () => downloadCsv(search) });
  return (
    <Page
      title={t('receipts.title')}
      actions={
        <Button
          variant="default"
          leftSection={<IconDownload size={18} stroke={1.75} aria-hidden />}
          loading={csv.isPending}
          onClick={() => csv.mutate()}
        >
          {t('receipts.csv')}
        </Button>
      }
    >
      <div className={classes.page}>
        <ProblemNotice error={csv.error} onRetry={() => csv.mutate()} />
        <Filters search={search} />
        <div className={classes.columns}>
          <div className={classes.aside}>
            <section className={classes.total} aria-label={t('receipts.total')} aria-live="polite">
              <Loaded query={summary} skeleton={<Skeleton height={66} width="12rem" />}>
                {({ total, count }) => (
                  <>
                    <Text size="sm" c="dimmed">
                      {t('receipts.total')}
                    </Text>
                    <div className={classes.amount}>
                      <Money amount={total} />
                    </div>
                    <Text size="sm" c="dimmed">
                      {t('receipts.count', { count })}
                    </Text>
                  </>
                )}
              </Loaded>
            </section>
            {!wide && (
              <Button variant="default" aria-expanded={charts} onClick={toggle}>
                {t(charts ? 'receipts.charts_hide' : 'receipts.charts')}
              </Button>
            )}
            {(wide || charts) && summary.data && summary.data.count > 0 && (
              <Suspense fallback={<Skeleton height={220} radius="lg" />}>
                <Charts summary={summary.data} />
              </Suspense>
            )}
          </div>
          <ReceiptList search={search} months={summary.data?.months ?? []} />
        </div>
      </div>
    </Page>
  );
}

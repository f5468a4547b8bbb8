import { useFormats } from '@billspay/console-kit/i18n';
import { Empty, Loaded, LoadMore, Money, SkeletonRows } from '@billspay/console-kit/ui';
import { Text, Title } from '@mantine/core';
import { IconReceipt } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ButtonLink } from '../../parts/links';
import list from '../../parts/list.module.css';
import type { Receipt, ReceiptSummary } from '../../parts/queries';
import { useWords } from '../../words';
import { receiptsQuery } from './queries';
import { ReceiptRow } from './ReceiptRow';
import classes from './Receipts.module.css';
import type { ReceiptSearch } from './search';

/** Receipts that follow each other, by their month (UTC, as in the totals). */
export function byMonth(receipts: readonly Receipt[]): { month: string; receipts: Receipt[] }[] {
  const groups: { month: string; receipts: Receipt[] }[] = [];
  for (const receipt of receipts) {
    const month = receipt.paidOn.slice(0, 7);
    const last = groups.at(-1);
    if (last?.month === month) last.receipts.push(receipt);
    else groups.push({ month, receipts: [receipt] });
  }
  return groups;
}

function Nothing({ filtered }: { filtered: boolean }) {
  const t = useWords();
  const icon = <IconReceipt size={24} stroke={1.75} />;
  if (!filtered) {
    return (
      <Empty icon={icon} title={t('receipts.empty')}>
        {t('receipts.empty_text')}
      </Empty>
    );
  }
  const clear = (
    <ButtonLink to="/receipts" search={{}} variant="default">
      {t('receipts.clear')}
    </ButtonLink>
  );
  return (
    <Empty icon={icon} title={t('receipts.none_match')} action={clear}>
      {t('receipts.none_match_text')}
    </Empty>
  );
}

export interface ReceiptListProps {
  search: ReceiptSearch;
  months: ReceiptSummary['months'];
}

export function ReceiptList({ search, months }: ReceiptListProps) {
  const t = useWords();
  const { month: monthName } = useFormats();
  const pages = useInfiniteQuery(receiptsQuery(search));
  return (
    <section aria-label={t('receipts.list')}>
      <Loaded query={pages} skeleton={<SkeletonRows rows={8} height={64} />}>
        {(data) => {
          const groups = byMonth(data.pages.flatMap(({ receipts }) => receipts));
          if (groups.length === 0) return <Nothing filtered={Object.keys(search).length > 0} />;
          return (
            <>
              {groups.map(({ month, receipts }) => {
                const total = months.find((one) => one.month === month)?.total;
                return (
                  <div key={month} className={classes.group}>
                    <div className={classes.month}>
                      <Title order={2}>{monthName(month)}</Title>
                      <Text span inherit c="dimmed">
                        {total && <Money amount={total} />}
                      </Text>
                    </div>
                    <ul className={list.list}>
                      {receipts.map((receipt) => (
                        <li key={receipt.id}>
                          <ReceiptRow receipt={receipt} />
                        </li>
                      ))}
                    </ul>
                  </div>
                );
              })}
              <div className={list.more}>
                <LoadMore pages={pages} />
              </div>
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

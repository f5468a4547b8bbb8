import {
  CategoryIcon,
  CategoryName,
  Empty,
  Loaded,
  LoadMore,
  Money,
  Page,
  SkeletonRows,
  Time,
} from '@billspay/console-kit/ui';
import { IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import list from '../../parts/list.module.css';
import type { Biller } from '../../parts/queries';
import { useWords } from '../../words';
import { billersQuery } from './queries';

function BillerRow({ biller }: { biller: Biller }) {
  const t = useWords();
  const last = biller.receipts[0];
  return (
    <Link to="/billers/$id" params={{ id: biller.id }} className={list.row}>
      <CategoryIcon category={biller.category} />
      <span className={list.text}>
        <span className={list.name}>{biller.name}</span>
        <span className={list.sub}>
          <CategoryName category={biller.category} />
          <span>{t('billers.account', { id: biller.accountId })}</span>
        </span>
      </span>
      <span className={list.end}>
        {last ? (
          <>
            <Money amount={last.amount} />
            <span className={list.sub}>
              <Time at={last.paidOn} as="utcDay" />
            </span>
          </>
        ) : (
          <span className={list.sub}>{t('billers.never')}</span>
        )}
      </span>
    </Link>
  );
}

export function BillersPage() {
  const t = useWords();
  const pages = useInfiniteQuery(billersQuery);
  return (
    <Page title={t('billers.title')} lead={t('billers.lead')} width={48}>
      <Loaded query={pages} skeleton={<SkeletonRows rows={6} height={64} />}>
        {(data) => {
          const billers = data.pages.flatMap((page) => page.billers);
          if (billers.length === 0) {
            return (
              <Empty icon={<IconUsers size={24} stroke={1.75} />} title={t('billers.empty')}>
                {t('billers.empty_text')}
              </Empty>
            );
          }
          return (
            <>
              <ul className={list.list} aria-label={t('billers.list')}>
                {billers.map((biller) => (
                  <li key={biller.id}>
                    <BillerRow biller={biller} />
                  </li>
                ))}
              </ul>
              <div className={list.more}>
                <LoadMore pages={pages} />
              </div>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

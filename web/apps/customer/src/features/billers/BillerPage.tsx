import {
  CategoryIcon,
  CategoryName,
  Money,
  Page,
  SkeletonRows,
  Time,
} from '@billspay/console-kit/ui';
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Back } from '../../parts/Back';
import { Facts } from '../../parts/Facts';
import { Gone, isMissing } from '../../parts/Gone';
import { TextLink } from '../../parts/links';
import list from '../../parts/list.module.css';
import { Panel } from '../../parts/Panel';
import type { Biller } from '../../parts/queries';
import { useWords } from '../../words';
import classes from './Biller.module.css';
import { Contact } from './Contact';
import { oneBillerQuery } from './queries';

function LastPayments({ biller }: { biller: Biller }) {
  const t = useWords();
  if (biller.receipts.length === 0) {
    return <Text c="dimmed">{t('biller.no_payments', { biller: biller.name })}</Text>;
  }
  return (
    <ul className={list.list}>
      {biller.receipts.map(({ id, amount, paidOn, confirmation }) => (
        <li key={id}>
          <Link to="/receipts/$id" params={{ id }} className={list.row}>
            <span className={list.text}>
              <span className={list.name}>
                <Time at={paidOn} as="utcDay" />
              </span>
              <span className={list.sub}>{confirmation}</span>
            </span>
            <span className={list.end}>
              <Money amount={amount} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Details({ biller }: { biller: Biller }) {
  const t = useWords();
  return (
    <>
      <Back to="/billers">{t('biller.back')}</Back>
      <Page title={biller.name} width={44}>
        <div className={classes.parts}>
          <Facts
            facts={[
              [t('biller.account'), biller.accountId],
              [
                t('biller.category'),
                <span key="category" className={classes.category}>
                  <CategoryIcon category={biller.category} size={18} />
                  <CategoryName category={biller.category} />
                </span>,
              ],
              biller.contactInfo !== null && [
                t('biller.contact'),
                <Contact key="contact" text={biller.contactInfo} />,
              ],
              [t('biller.since'), <Time key="since" at={biller.createdAt} />],
            ]}
          />
          <Panel
            title={t('biller.last_payments')}
            action={
              <TextLink to="/receipts" search={{ biller: biller.id }} size="sm">
                {t('biller.all')}
              </TextLink>
            }
          >
            <LastPayments biller={biller} />
          </Panel>
        </div>
      </Page>
    </>
  );
}

export function BillerPage() {
  const t = useWords();
  const { id } = useParams({ from: '/own/billers/$id' });
  const biller = useQuery(oneBillerQuery(id));
  if (biller.data && !isMissing(biller.error)) return <Details key={id} biller={biller.data} />;
  if (biller.isPending) return <SkeletonRows rows={5} height={52} />;
  return (
    <Gone
      error={biller.error}
      onRetry={biller.refetch}
      title={t('biller.gone')}
      text={t('biller.gone_text')}
      page={t('billers.title')}
      back={<Back to="/billers">{t('biller.back')}</Back>}
    />
  );
}

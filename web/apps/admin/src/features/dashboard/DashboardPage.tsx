// What waits, what was paid, who is there, in sentences that lead to the lists behind them.
import type { components } from '@billspay/console-kit/api';
import { useFormats } from '@billspay/console-kit/i18n';
import { Loaded, Money, Page, Time } from '@billspay/console-kit/ui';
import { Skeleton } from '@mantine/core';
import { useWords } from '../../words';
import { type BackupNews, newsOf } from './backups';
import classes from './Dashboard.module.css';
import { utcDay } from './days';
import { Figure } from './Figure';
import { useDashboard } from './queries';
import { useTallyText } from './useTallyText';

type Dashboard = components['schemas']['Dashboard'];

function Waiting({ data }: { data: Dashboard }) {
  const t = useWords();
  const tallyText = useTallyText();
  return (
    <section aria-label={t('dashboard.waiting')} className={classes.group}>
      <h2 className={classes.heading}>{t('dashboard.waiting')}</h2>
      <div className={classes.figures}>
        <Figure
          value={tallyText(data.kycPending)}
          label={t('dashboard.pending', { count: data.kycPending.count })}
          link={{ to: '/reviews' }}
          action={t(data.kycPending.count > 0 ? 'dashboard.review' : 'dashboard.open')}
        >
          {data.oldestPendingSince ? (
            <>
              {t('dashboard.oldest')} <Time at={data.oldestPendingSince} as="ago" />
            </>
          ) : (
            t('dashboard.none_waits')
          )}
        </Figure>
        <Figure
          value={tallyText(data.kycNeedsInfo)}
          label={t('dashboard.asked')}
          link={{ to: '/reviews', search: { status: 'NEEDS_INFO' } }}
          action={t('dashboard.open')}
        >
          {t('dashboard.asked_help')}
        </Figure>
        <Figure
          value={tallyText(data.refusedSignInsLast24Hours)}
          label={t('dashboard.refused')}
          link={{
            to: '/audit',
            search: { action: 'session.sign-in-refused', from: utcDay(-1) },
          }}
          action={t('dashboard.look')}
        >
          {t('dashboard.refused_help')}
        </Figure>
      </div>
    </section>
  );
}

function Payments({ data }: { data: Dashboard }) {
  const t = useWords();
  const { lastImport } = data;
  const sums = [
    ['dashboard.today', data.receiptsToday, utcDay(0)],
    ['dashboard.week', data.receiptsLast7Days, utcDay(-6)],
  ] as const;
  return (
    <section aria-label={t('dashboard.payments')} className={classes.group}>
      <h2 className={classes.heading}>{t('dashboard.payments')}</h2>
      <div className={classes.figures}>
        {sums.map(([word, sum, from]) => (
          <Figure
            key={word}
            value={<Money amount={sum.total} />}
            label={t(word)}
            link={{ to: '/transactions', search: { from, status: 'POSTED' } }}
            action={t('dashboard.see')}
          >
            {t('dashboard.receipts', { count: sum.count })}
          </Figure>
        ))}
        <Figure
          value={lastImport ? <Time at={lastImport.createdAt} as="ago" /> : t('dashboard.never')}
          label={t('dashboard.import')}
          link={{ to: '/imports' }}
          action={t(lastImport ? 'dashboard.open' : 'dashboard.import_first')}
        >
          {lastImport
            ? t('dashboard.import_help', {
                added: lastImport.added,
                duplicates: lastImport.duplicates,
                invalid: lastImport.invalid,
              })
            : t('dashboard.no_import')}
        </Figure>
      </div>
    </section>
  );
}

function People({ data }: { data: Dashboard }) {
  const t = useWords();
  const { count } = useFormats();
  return (
    <section aria-label={t('dashboard.people')} className={classes.group}>
      <h2 className={classes.heading}>{t('dashboard.people')}</h2>
      <div className={classes.figures}>
        <Figure
          value={t('dashboard.about', { count: data.approximateCustomers })}
          label={t('dashboard.customers')}
          link={{ to: '/customers' }}
          action={t('dashboard.see')}
        >
          {t('dashboard.new', { count: data.newCustomersLast7Days })}
        </Figure>
        <Figure
          value={count(data.activeAgents)}
          label={t('dashboard.agents')}
          link={{ to: '/agents', search: { state: 'active' } }}
          action={t('dashboard.see')}
        >
          {t('dashboard.signed_in', { count: data.signedInAgents })}
        </Figure>
      </div>
    </section>
  );
}

function Backups({ news }: { news: BackupNews[] }) {
  const t = useWords();
  return (
    <section aria-label={t('dashboard.backups')} className={classes.group}>
      <h2 className={classes.heading}>{t('dashboard.backups')}</h2>
      <div className={classes.figures}>
        {news.map(({ what, at, state }) => (
          <Figure
            key={what}
            value={at ? <Time at={at} as="ago" /> : t('dashboard.never')}
            label={t(`dashboard.last_${what}`)}
            alarming={state !== 'fine'}
          >
            {t(`dashboard.${what}_${state}`)}
          </Figure>
        ))}
      </div>
    </section>
  );
}

function Waiter() {
  const t = useWords();
  return (
    <div role="status" aria-label={t('kit.loading')} aria-busy="true">
      {[3, 3, 2].map((figures, group) => (
        <div key={group} className={classes.group}>
          <Skeleton height={18} width={120} mb="md" />
          <div className={classes.figures}>
            {Array.from({ length: figures }, (_, figure) => (
              <Skeleton key={figure} height={152} radius="md" />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

// What is wrong with backups comes first; that they are fine, last.
function Figures({ data }: { data: Dashboard }) {
  const news = data.backup ? newsOf(data.backup) : [];
  const wrong = news.some(({ state }) => state !== 'fine');
  return (
    <>
      {wrong && <Backups news={news} />}
      <Waiting data={data} />
      <Payments data={data} />
      <People data={data} />
      {!wrong && news.length > 0 && <Backups news={news} />}
    </>
  );
}

export function DashboardPage() {
  const t = useWords();
  const dashboard = useDashboard();
  return (
    <Page title={t('dashboard.title')} lead={t('dashboard.lead')} width={76}>
      <Loaded query={dashboard} skeleton={<Waiter />}>
        {(data) => <Figures data={data} />}
      </Loaded>
    </Page>
  );
}

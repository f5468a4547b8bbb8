import { useFormats } from '@billspay/console-kit/i18n';
import { Loaded, Money } from '@billspay/console-kit/ui';
import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { TextLink } from '../../parts/links';
import { Panel } from '../../parts/Panel';
import { useWords } from '../../words';
import { summaryQuery } from '../receipts/queries';
import { periodOf } from '../receipts/search';
import classes from './Home.module.css';

export function ThisMonth() {
  const t = useWords();
  const { month } = useFormats();
  const period = periodOf('month');
  const summary = useQuery(summaryQuery(period));
  const name = month((period.from ?? '').slice(0, 7));
  return (
    <Panel
      title={t('home.this_month', { month: name })}
      action={
        <TextLink to="/receipts" search={period} size="sm">
          {t('home.see_month')}
        </TextLink>
      }
    >
      <div className={classes.card}>
        <Loaded query={summary} skeleton={<Skeleton height={62} width="10rem" />}>
          {({ total, count }) => (
            <>
              <div className={classes.amount}>
                <Money amount={total} />
              </div>
              <Text size="sm" c="dimmed">
                {t('home.receipts', { count })}
              </Text>
            </>
          )}
        </Loaded>
      </div>
    </Panel>
  );
}

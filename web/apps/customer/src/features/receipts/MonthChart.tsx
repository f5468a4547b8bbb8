import { useFormats, useI18n } from '@billspay/console-kit/i18n';
import { Money } from '@billspay/console-kit/ui';
import { useWords } from '../../words';
import { ChartFrame } from './ChartFrame';
import classes from './Charts.module.css';
import { lengths, type Month, withoutGaps } from './chart';

const drawn = 12;

export function MonthChart({ months }: { months: readonly Month[] }) {
  const t = useWords();
  const { month: nameOf, money, count: number } = useFormats();
  const { locale } = useI18n();
  const all = withoutGaps(months);
  const shown = all.slice(-drawn);
  const heights = lengths(shown.map(({ total }) => total));
  const highest = shown[heights.indexOf(Math.max(...heights))];
  const short = new Intl.DateTimeFormat(locale, { month: 'narrow', timeZone: 'UTC' });
  return (
    <ChartFrame
      title={t('receipts.by_month')}
      summary={t('receipts.chart_month', {
        count: shown.length,
        month: highest ? nameOf(highest.month) : '',
        amount: money(highest?.total ?? '0'),
      })}
      note={
        all.length > drawn
          ? t('receipts.all_months', { shown: drawn, count: all.length })
          : undefined
      }
      columns={[t('receipts.month'), t('receipts.paid'), t('receipts.number')]}
      rows={months.toReversed().map(({ month, total, count }) => ({
        key: month,
        cells: [nameOf(month), <Money key="paid" amount={total} />, number(count)],
      }))}
    >
      <div className={classes.months}>
        {shown.map(({ month, total }, index) => (
          <div key={month} className={classes.column} title={`${nameOf(month)}: ${money(total)}`}>
            <div className={classes.pillar}>
              <div className={classes.bar} style={{ height: `${heights[index]}%` }} />
            </div>
            {short.format(new Date(`${month}-15T00:00:00Z`))}
          </div>
        ))}
      </div>
    </ChartFrame>
  );
}

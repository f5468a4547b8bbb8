import { useFormats, useKitWords } from '@billspay/console-kit/i18n';
import { CategoryName, Money } from '@billspay/console-kit/ui';
import type { ReceiptSummary } from '../../parts/queries';
import { useWords } from '../../words';
import { ChartFrame } from './ChartFrame';
import classes from './Charts.module.css';
import { lengths } from './chart';

export function CategoryChart({ categories }: { categories: ReceiptSummary['categories'] }) {
  const t = useWords();
  const kit = useKitWords();
  const { money, count: number } = useFormats();
  const widths = lengths(categories.map(({ total }) => total));
  const summary = categories
    .map(({ category, total }) => `${kit(`kit.category.${category}`)} ${money(total)}`)
    .join(', ');
  return (
    <ChartFrame
      title={t('receipts.by_category')}
      summary={summary}
      columns={[t('receipts.category'), t('receipts.paid'), t('receipts.number')]}
      rows={categories.map(({ category, total, count }) => ({
        key: category,
        cells: [
          <CategoryName key="name" category={category} />,
          <Money key="paid" amount={total} />,
          number(count),
        ],
      }))}
    >
      <div className={classes.categories}>
        {categories.map(({ category, total }, index) => (
          <div key={category}>
            <div className={classes.label}>
              <CategoryName category={category} />
              <Money amount={total} />
            </div>
            <div className={classes.track}>
              <div className={classes.bar} style={{ width: `${widths[index]}%` }} />
            </div>
          </div>
        ))}
      </div>
    </ChartFrame>
  );
}

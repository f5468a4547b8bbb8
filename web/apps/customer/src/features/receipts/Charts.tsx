import type { ReceiptSummary } from '../../parts/queries';
import { CategoryChart } from './CategoryChart';
import { MonthChart } from './MonthChart';

export default function Charts({ summary }: { summary: ReceiptSummary }) {
  return (
    <>
      <MonthChart months={summary.months} />
      <CategoryChart categories={summary.categories} />
    </>
  );
}

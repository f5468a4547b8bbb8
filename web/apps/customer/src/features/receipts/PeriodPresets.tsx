import { Link } from '@tanstack/react-router';
import { useWords } from '../../words';
import classes from './Filters.module.css';
import { periodOf, presetOf, presets, type ReceiptSearch } from './search';

/** Periods by name. They keep the other filters. */
export function PeriodPresets({ search }: { search: ReceiptSearch }) {
  const t = useWords();
  const chosen = presetOf(search);
  const { from: _from, to: _to, ...others } = search;
  return (
    <nav aria-label={t('receipts.period')} className={classes.presets}>
      {presets.map((preset) => (
        <Link
          key={preset}
          to="/receipts"
          search={{ ...others, ...periodOf(preset) }}
          replace
          activeProps={{}}
          className={classes.preset}
          {...(preset === chosen && { 'data-chosen': true })}
          aria-current={preset === chosen ? 'true' : undefined}
        >
          {t(`receipts.preset.${preset}`)}
        </Link>
      ))}
    </nav>
  );
}

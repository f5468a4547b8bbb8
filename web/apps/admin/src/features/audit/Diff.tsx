import { useWords } from '../../words';
import classes from './Audit.module.css';
import { type FieldChange, readableField } from './diff';

function Value({ value, gone }: { value: string | undefined; gone?: boolean }) {
  const t = useWords();
  if (value === undefined) return <span className={classes.none}>{t('audit.none')}</span>;
  if (value === 'changed') return <em>{t('audit.secret')}</em>;
  const shown = value === 'true' || value === 'false' ? t(`audit.${value}`) : value;
  return gone ? <del>{shown}</del> : <ins>{shown}</ins>;
}

/** Before → after, field by field. */
export function Diff({ changes }: { changes: readonly FieldChange[] }) {
  const t = useWords();
  return (
    <table className={classes.diff}>
      <thead>
        <tr>
          <th scope="col">{t('audit.field')}</th>
          <th scope="col">{t('audit.before')}</th>
          <th scope="col">{t('audit.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{readableField(field)}</th>
            <td>
              <Value value={before} gone />
            </td>
            <td>
              <Value value={after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

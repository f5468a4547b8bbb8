import { Link } from '@tanstack/react-router';
import type { Column, Opens } from './columns';
import classes from './DataTable.module.css';

export interface CardsProps<Row> extends Opens<Row> {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  openId?: string | undefined;
}

export function Cards<Row>({ columns, rows, openId, rowId, rowLink }: CardsProps<Row>) {
  const [first, ...rest] = columns;
  return (
    <ul className={classes.cards}>
      {rows.map((row) => (
        <li
          key={rowId(row)}
          className={classes.card}
          data-row-id={rowId(row)}
          data-open={rowId(row) === openId || undefined}
        >
          <Link {...rowLink(row)} data-row-link className={classes.cardLink}>
            {first?.cell(row)}
          </Link>
          <dl className={classes.facts}>
            {rest.map((column) => (
              <div key={column.id}>
                <dt>{column.label}</dt>
                <dd>{column.cell(row)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

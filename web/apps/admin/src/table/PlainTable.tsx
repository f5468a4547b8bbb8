// A table that leads nowhere: figures and messages to read.
import type { ReactNode } from 'react';
import classes from './DataTable.module.css';

export interface PlainTableProps {
  label: string;
  head: readonly string[];
  /** Places of columns with figures. */
  numeric?: readonly number[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
  /** Scrolls inside itself. */
  tall?: boolean;
}

export function PlainTable({ label, head, numeric = [], rows, tall }: PlainTableProps) {
  const align = (place: number) => numeric.includes(place) || undefined;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key
    <section className={classes.plain} data-tall={tall} aria-label={label} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            {head.map((one, place) => (
              <th key={one} scope="col" data-numeric={align(place)}>
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key} data-plain>
              {cells.map((cell, place) => (
                <td key={place} data-numeric={align(place)} data-wrap={tall}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

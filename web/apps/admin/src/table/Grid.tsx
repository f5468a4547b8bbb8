import { Link } from '@tanstack/react-router';
import { useTable } from '@tanstack/react-table';
import { type KeyboardEvent, type MouseEvent, useMemo } from 'react';
import { type Column, features, type Opens, tableColumns } from './columns';
import classes from './DataTable.module.css';
import type { View } from './useView';

export interface GridProps<Row> extends Opens<Row> {
  label: string;
  columns: readonly Column<Row>[];
  view: View;
  rows: readonly Row[];
  openId?: string | undefined;
}

function linkOf(row: Element | null | undefined): HTMLElement | null {
  return row?.querySelector<HTMLElement>('[data-row-link]') ?? null;
}

function openRow(event: MouseEvent<HTMLTableRowElement>): void {
  const inControl = (event.target as Element).closest('a, button, input, label');
  if (inControl || window.getSelection()?.toString()) return;
  const link = linkOf(event.currentTarget);
  link?.focus();
  link?.click();
}

function walk(event: KeyboardEvent<HTMLTableRowElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const row = event.currentTarget;
  const next = event.key === 'ArrowDown' ? row.nextElementSibling : row.previousElementSibling;
  const link = linkOf(next);
  if (!link) return;
  event.preventDefault();
  link.focus();
}

export function Grid<Row extends object>(props: GridProps<Row>) {
  const { label, columns, view, rows, openId, rowId, rowLink } = props;
  const definitions = useMemo(() => tableColumns(columns), [columns]);
  const columnVisibility = useMemo(
    () => Object.fromEntries(view.hidden.map((id) => [id, false])),
    [view.hidden],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: rowId,
    state: { columnVisibility },
  });
  return (
    <table className={classes.table} data-density={view.density} aria-label={label}>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) => (
              <th
                key={header.id}
                scope="col"
                data-numeric={header.column.columnDef.meta?.numeric || undefined}
              >
                <table.FlexRender header={header} />
              </th>
            ))}
          </tr>
        ))}
      </thead>
      <tbody>
        {table.getRowModel().rows.map((row) => (
          <tr
            key={row.id}
            data-row-id={row.id}
            data-open={row.id === openId || undefined}
            onClick={openRow}
            onKeyDown={walk}
          >
            {row.getVisibleCells().map((cell, index) => (
              <td key={cell.id} data-numeric={cell.column.columnDef.meta?.numeric || undefined}>
                {index === 0 ? (
                  <Link {...rowLink(row.original)} data-row-link className={classes.link}>
                    <table.FlexRender cell={cell} />
                  </Link>
                ) : (
                  <table.FlexRender cell={cell} />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

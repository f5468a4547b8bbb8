// A list of records. A row's first cell is a link to its deep link, so that it opens by click, by
// Enter and in a new tab; the arrow keys walk from row to row. When the drawer closes, the focus is
// back on its row. On phones each row becomes a card.

import { LoadMore, ProblemNotice } from '@billspay/console-kit/ui';
import { Group, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useMemo } from 'react';
import { useWords } from '../words';
import { Cards } from './Cards';
import type { Column, Opens } from './columns';
import classes from './DataTable.module.css';
import { Grid } from './Grid';
import { SkeletonTable } from './SkeletonTable';
import type { Rows } from './usePages';
import { useRowFocus } from './useRowFocus';
import { useView } from './useView';
import { ViewMenu } from './ViewMenu';

export interface DataTableProps<Row> extends Opens<Row> {
  /** Under which its view is remembered. */
  name: string;
  label: string;
  columns: readonly Column<Row>[];
  rows: Rows<Row>;
  /** The row whose drawer is open. */
  openId?: string | undefined;
  empty: ReactNode;
  /** Buttons beside the view's: export. */
  actions?: ReactNode;
}

export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { name, label, columns, rows, openId, empty, actions, rowId, rowLink } = props;
  const t = useWords();
  const hiddenAtFirst = useMemo(
    () => columns.filter((column) => column.hidden).map(({ id }) => id),
    [columns],
  );
  const [view, changeView] = useView(name, hiddenAtFirst);
  const narrow = useMediaQuery('(max-width: 47.99em)', undefined, {
    getInitialValueInEffect: false,
  });
  const region = useRowFocus(openId);

  if (rows.items.length === 0 && rows.error) {
    return <ProblemNotice error={rows.error} onRetry={rows.refetch} />;
  }
  if (!rows.isPending && rows.items.length === 0) return empty;
  const shown = columns.filter(({ id }) => !view.hidden.includes(id));
  return (
    <div className={classes.frame}>
      <Group justify="space-between" gap="sm" mb="sm">
        <Text size="sm" c="dimmed" role="status">
          {!rows.isPending &&
            t(rows.hasNextPage ? 'table.first' : 'table.all', { count: rows.items.length })}
        </Text>
        <Group gap="xs" wrap="nowrap">
          {actions}
          <ViewMenu columns={columns} view={view} onChange={changeView} />
        </Group>
      </Group>
      <section
        aria-label={label}
        tabIndex={narrow ? undefined : 0}
        ref={region}
        className={classes.region}
        data-cards={narrow}
        data-stale={rows.isPlaceholderData || undefined}
        aria-busy={rows.isPlaceholderData || undefined}
      >
        {rows.isPending ? (
          <SkeletonTable columns={shown} narrow={narrow} density={view.density} />
        ) : narrow ? (
          <Cards
            columns={shown}
            rows={rows.items}
            rowId={rowId}
            rowLink={rowLink}
            openId={openId}
          />
        ) : (
          <Grid
            label={label}
            columns={columns}
            view={view}
            rows={rows.items}
            rowId={rowId}
            rowLink={rowLink}
            openId={openId}
          />
        )}
        {rows.hasNextPage && (
          <div className={classes.more}>
            <LoadMore pages={rows} />
          </div>
        )}
      </section>
    </div>
  );
}

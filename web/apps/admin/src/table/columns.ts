// What a table of ours says about its columns.
import type { LinkProps } from '@tanstack/react-router';
import { columnVisibilityFeature, createColumnHelper, tableFeatures } from '@tanstack/react-table';
import type { ReactNode } from 'react';

export interface Column<Row> {
  id: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** Right-aligned, with figures of one width. */
  numeric?: boolean;
  /** Not shown until chosen. */
  hidden?: boolean;
}

export interface Opens<Row> {
  rowId: (row: Row) => string;
  /** Where a row leads: the drawer's deep link. */
  rowLink: (row: Row) => LinkProps;
}

interface Meta {
  label: string;
  numeric: boolean;
}

export const features = tableFeatures({ columnVisibilityFeature, columnMeta: {} as Meta });

export function tableColumns<Row extends object>(columns: readonly Column<Row>[]) {
  const helper = createColumnHelper<typeof features, Row>();
  return columns.map((column) =>
    helper.display({
      id: column.id,
      header: column.label,
      cell: ({ row }) => column.cell(row.original),
      meta: { label: column.label, numeric: column.numeric ?? false },
    }),
  );
}

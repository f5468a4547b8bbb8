import { SkeletonRows } from '@billspay/console-kit/ui';
import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useWords } from '../words';
import classes from './DataTable.module.css';
import type { Density } from './useView';

export interface SkeletonTableProps {
  columns: readonly { id: string; label: string; numeric?: boolean }[];
  narrow: boolean;
  density: Density;
}

const lines = Array.from({ length: 12 }, (_, line) => line);

export function SkeletonTable({ columns, narrow, density }: SkeletonTableProps) {
  const t = useWords();
  if (narrow) return <SkeletonRows rows={5} height={112} />;
  return (
    <div role="status" aria-busy="true">
      <VisuallyHidden>{t('kit.loading')}</VisuallyHidden>
      <table className={classes.table} data-density={density} aria-hidden>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} data-numeric={column.numeric || undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line} data-skeleton>
              {columns.map((column, place) => (
                <td key={column.id}>
                  <Skeleton
                    height={12}
                    my={5}
                    width={`${40 + ((line * 7 + place * 13) % 5) * 10}%`}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

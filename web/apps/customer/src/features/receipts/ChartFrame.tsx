// A drawing with its heading, its one-sentence summary for those who do not see it, and its data.
import { Table, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useWords } from '../../words';
import classes from './Charts.module.css';

export interface ChartFrameProps {
  title: string;
  summary: string;
  columns: readonly string[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
  note?: string | undefined;
  children: ReactNode;
}

export function ChartFrame({ title, summary, columns, rows, note, children }: ChartFrameProps) {
  const t = useWords();
  const id = useId();
  return (
    <figure className={classes.frame} aria-labelledby={id}>
      <Title order={2} id={id} className={classes.title}>
        {title}
      </Title>
      <div role="img" aria-label={summary}>
        {children}
      </div>
      {note && <p className={classes.note}>{note}</p>}
      <details className={classes.data}>
        <summary>{t('receipts.data')}</summary>
        <div className={classes.scroll}>
          <Table aria-labelledby={id} fz="sm" verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                {columns.map((column, index) => (
                  <Table.Th key={column} scope="col" ta={index === 0 ? 'start' : 'end'}>
                    {column}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ key, cells: [head, ...cells] }) => (
                <Table.Tr key={key}>
                  <Table.Th scope="row" fw={400}>
                    {head}
                  </Table.Th>
                  {cells.map((cell, index) => (
                    <Table.Td key={columns[index + 1]} ta="end">
                      {cell}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </details>
    </figure>
  );
}

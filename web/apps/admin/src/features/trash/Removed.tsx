import { announce, Empty, LoadMore, ProblemNotice, SkeletonRows } from '@billspay/console-kit/ui';
import { Button, Group, Text } from '@mantine/core';
import { IconArrowBackUp, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useAction } from '../../table/useAction';
import type { Rows } from '../../table/usePages';
import { useWords } from '../../words';
import classes from '../customers/Customers.module.css';

export interface RemovedLineProps {
  name: string;
  title: ReactNode;
  about: ReactNode;
  restore: () => Promise<unknown>;
}

export function RemovedLine({ name, title, about, restore }: RemovedLineProps) {
  const t = useWords();
  const action = useAction(async () => {
    await restore();
    announce(t('trash.restored', { name }));
  });
  return (
    <li className={classes.item}>
      <div className={classes.about}>
        <Text size="sm" fw={550} component="div">
          {title}
        </Text>
        <Text size="sm" c="dimmed" component="div">
          {about}
        </Text>
      </div>
      <Button
        size="sm"
        variant="default"
        loading={action.busy}
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        aria-label={t('trash.restore_named', { name })}
        onClick={() => action.run()}
      >
        {t('trash.restore')}
      </Button>
    </li>
  );
}

export interface RemovedListProps<Row> {
  rows: Rows<Row>;
  children: (row: Row) => ReactNode;
}

export function RemovedList<Row>({ rows, children }: RemovedListProps<Row>) {
  const t = useWords();
  if (rows.isPending) return <SkeletonRows rows={4} height={68} />;
  if (rows.items.length === 0) {
    return rows.error ? (
      <ProblemNotice error={rows.error} onRetry={rows.refetch} />
    ) : (
      <Empty icon={<IconTrash size={22} />} title={t('trash.empty')}>
        {t('trash.empty_help')}
      </Empty>
    );
  }
  return (
    <>
      <ul className={classes.list}>{rows.items.map(children)}</ul>
      <Group mt="md">
        <LoadMore pages={rows} />
      </Group>
    </>
  );
}

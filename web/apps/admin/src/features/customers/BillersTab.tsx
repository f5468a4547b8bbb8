import type { components, Versioned } from '@billspay/console-kit/api';
import { CategoryIcon, Empty, Money, Time, useUndo } from '@billspay/console-kit/ui';
import { ActionIcon, Button, Group, Modal, Text } from '@mantine/core';
import { IconBuildingStore, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useAction } from '../../table/useAction';
import { useWords } from '../../words';
import { BillerForm } from './BillerForm';
import { fetchBiller, removeBiller, restoreBiller } from './billers';
import classes from './Customers.module.css';
import { useAccountChanged } from './queries';

type Account = components['schemas']['CustomerAccount'];
type Biller = components['schemas']['Biller'];

interface BillerLineProps {
  biller: Biller;
  busy: boolean;
  onEdit?: (() => void) | undefined;
  onRemove?: (() => void) | undefined;
}

function BillerLine({ biller, busy, onEdit, onRemove }: BillerLineProps) {
  const t = useWords();
  const last = biller.receipts[0];
  return (
    <li className={classes.item}>
      <CategoryIcon category={biller.category} />
      <div className={classes.about}>
        <Text size="sm" fw={550}>
          {biller.name}
        </Text>
        <Text size="sm" c="dimmed">
          {[t(`kit.category.${biller.category}`), biller.accountId, biller.contactInfo]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        <Text size="sm" c="dimmed">
          {last ? (
            <>
              {t('biller.last')} <Money amount={last.amount} />,{' '}
              <Time at={last.paidOn} as="utcDay" />
            </>
          ) : (
            t('biller.never')
          )}
        </Text>
      </div>
      {onEdit && onRemove && (
        <Group gap={4} wrap="nowrap">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('biller.edit_named', { name: biller.name })}
            disabled={busy}
            onClick={onEdit}
          >
            <IconPencil size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('biller.remove_named', { name: biller.name })}
            disabled={busy}
            onClick={onRemove}
          >
            <IconTrash size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Group>
      )}
    </li>
  );
}

type Editing = { biller?: Versioned<Biller> };

export function BillersTab({ account }: { account: Account }) {
  const t = useWords();
  const { id, deletedAt } = account.profile;
  const changed = useAccountChanged(id);
  const undo = useUndo();
  const [editing, setEditing] = useState<Editing>();
  const edit = useAction(async (biller: Biller) => {
    setEditing({ biller: await fetchBiller(id, biller.id) });
  });
  const remove = useAction(async (biller: Biller) => {
    await removeBiller(id, biller.id);
    await changed();
    undo.offer({
      message: t('biller.removed', { name: biller.name }),
      undone: t('biller.restored', { name: biller.name }),
      undo: async () => {
        await restoreBiller(id, biller.id);
        await changed();
      },
    });
  });
  const add = !deletedAt && (
    <Button
      size="sm"
      variant="light"
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => setEditing({})}
    >
      {t('biller.add')}
    </Button>
  );
  return (
    <>
      {account.billers.length === 0 ? (
        <Empty icon={<IconBuildingStore size={22} />} title={t('biller.empty')} action={add}>
          {t('biller.empty_help')}
        </Empty>
      ) : (
        <>
          <Group justify="flex-end" mb="md">
            {add}
          </Group>
          <ul className={classes.list}>
            {account.billers.map((biller) => (
              <BillerLine
                key={biller.id}
                biller={biller}
                busy={edit.busy || remove.busy}
                onEdit={deletedAt ? undefined : () => edit.run(biller)}
                onRemove={deletedAt ? undefined : () => remove.run(biller)}
              />
            ))}
          </ul>
        </>
      )}
      <Modal
        opened={editing !== undefined}
        onClose={() => setEditing(undefined)}
        title={t(editing?.biller ? 'biller.edit' : 'biller.add')}
        closeButtonProps={{ 'aria-label': t('kit.close') }}
        centered
      >
        {editing && (
          <BillerForm
            customerId={id}
            {...editing}
            onSaved={changed}
            onClose={() => setEditing(undefined)}
          />
        )}
      </Modal>
    </>
  );
}

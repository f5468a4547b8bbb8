import { useFormats } from '@billspay/console-kit/i18n';
import { Empty, useUndo } from '@billspay/console-kit/ui';
import { Button } from '@mantine/core';
import { IconBuildingStore } from '@tabler/icons-react';
import { useWords } from '../../words';
import { useDesk } from '../customers/DeskContext';
import { neighbourOf } from '../panes/moves';
import { Pane } from '../panes/Pane';
import { useFailure } from '../panes/useFailure';
import { useKeptRows } from '../panes/useKeptRows';
import { AddBiller } from './AddBiller';
import { type Biller, useBillers } from './api';
import { BillerRow } from './BillerRow';
import { EditBiller } from './EditBiller';

export function BillersPane() {
  const t = useWords();
  const { count } = useFormats();
  const { account, panes } = useDesk();
  const billers = useBillers();
  const undo = useUndo();
  const failure = useFailure();
  const state = panes.states.billers;
  const rows = useKeptRows(account.billers, state);
  const ids = rows.map(({ id }) => id);
  const add = () => panes.open('billers', { kind: 'add' });

  const remove = async ({ id, name }: Biller) => {
    const next = neighbourOf(ids, id);
    try {
      await billers.remove(id);
    } catch (error) {
      failure(t('billers.remove_failed', { name }), error);
      return;
    }
    panes.toRow('billers', next);
    undo.offer({
      message: t('billers.removed', { name }),
      undo: () => billers.restore(id),
      undone: t('billers.restored', { name }),
    });
  };

  return (
    <Pane
      name="billers"
      title={t('billers.title')}
      count={count(account.billers.length)}
      state={state}
      rowIds={ids}
      addLabel={t('billers.add')}
      addKey="B"
      onAdd={add}
      form={state.form?.kind === 'add' && <AddBiller turn={state.turn} />}
      empty={
        <Empty
          icon={<IconBuildingStore size={28} stroke={1.5} />}
          title={t('billers.none')}
          action={
            <Button size="xs" onClick={add}>
              {t('billers.add_first')}
            </Button>
          }
        >
          {t('billers.none_help')}
        </Empty>
      }
    >
      {rows.map((biller) =>
        state.form?.kind === 'edit' && state.form.id === biller.id ? (
          <li key={biller.id}>
            <EditBiller biller={biller} turn={state.turn} />
          </li>
        ) : (
          <BillerRow key={biller.id} biller={biller} onRemove={() => void remove(biller)} />
        ),
      )}
    </Pane>
  );
}

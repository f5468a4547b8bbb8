import { useFormats } from '@billspay/console-kit/i18n';
import { announce, Empty, useUndo } from '@billspay/console-kit/ui';
import { Button } from '@mantine/core';
import { IconWallet } from '@tabler/icons-react';
import { useWords } from '../../words';
import { useDesk } from '../customers/DeskContext';
import { neighbourOf } from '../panes/moves';
import { Pane } from '../panes/Pane';
import { useFailure } from '../panes/useFailure';
import { useKeptRows } from '../panes/useKeptRows';
import { AddMethod } from './AddMethod';
import { type PaymentMethod, usePaymentMethods } from './api';
import { EditMethod } from './EditMethod';
import { MethodRow } from './MethodRow';
import { NotApproved } from './NotApproved';

function AddForm({ turn }: { turn: number }) {
  const { account, panes } = useDesk();
  const status = account.profile.kycStatus;
  if (status === 'APPROVED') return <AddMethod turn={turn} />;
  return <NotApproved status={status} turn={turn} onClose={() => panes.close('methods')} />;
}

export function MethodsPane() {
  const t = useWords();
  const { count } = useFormats();
  const { account, panes } = useDesk();
  const methods = usePaymentMethods();
  const undo = useUndo();
  const failure = useFailure();
  const state = panes.states.methods;
  const rows = useKeptRows(account.paymentMethods, state);
  const ids = rows.map(({ id }) => id);
  const add = () => panes.open('methods', { kind: 'add' });

  const remove = async ({ id, last4 }: PaymentMethod) => {
    const next = neighbourOf(ids, id);
    try {
      await methods.remove(id);
    } catch (error) {
      failure(t('methods.remove_failed', { last4 }), error);
      return;
    }
    panes.toRow('methods', next);
    undo.offer({
      message: t('methods.removed', { last4 }),
      undo: () => methods.restore(id),
      undone: t('methods.restored', { last4 }),
    });
  };
  const makeDefault = async ({ id, last4 }: PaymentMethod) => {
    try {
      await methods.makeDefault(id);
      announce(t('methods.made_default', { last4 }));
    } catch (error) {
      failure(t('methods.default_failed', { last4 }), error);
    }
  };

  return (
    <Pane
      name="methods"
      title={t('methods.title')}
      count={count(account.paymentMethods.length)}
      state={state}
      rowIds={ids}
      addLabel={t('methods.add')}
      addKey="P"
      onAdd={add}
      form={state.form?.kind === 'add' && <AddForm turn={state.turn} />}
      empty={
        <Empty
          icon={<IconWallet size={28} stroke={1.5} />}
          title={t('methods.none')}
          action={
            <Button size="xs" onClick={add}>
              {t('methods.add_first')}
            </Button>
          }
        >
          {t('methods.none_help')}
        </Empty>
      }
    >
      {rows.map((method) =>
        state.form?.kind === 'edit' && state.form.id === method.id ? (
          <li key={method.id}>
            <EditMethod method={method} turn={state.turn} />
          </li>
        ) : (
          <MethodRow
            key={method.id}
            method={method}
            onRemove={() => void remove(method)}
            onMakeDefault={() => void makeDefault(method)}
          />
        ),
      )}
    </Pane>
  );
}

import { useFormats, useKitWords } from '@billspay/console-kit/i18n';
import { Empty, ProblemNotice } from '@billspay/console-kit/ui';
import { Button } from '@mantine/core';
import { IconReceipt } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../words';
import { useDesk } from '../customers/DeskContext';
import { Pane } from '../panes/Pane';
import paneClasses from '../panes/Pane.module.css';
import { AddReceipt } from './AddReceipt';
import { type Receipt, useReceiptList } from './api';
import { BillerNeeded } from './BillerNeeded';
import { ReceiptRow } from './ReceiptRow';
import { VoidDialog } from './VoidDialog';

export function ReceiptsPane() {
  const t = useWords();
  const kit = useKitWords();
  const { count } = useFormats();
  const { account, panes } = useDesk();
  const [all, setAll] = useState(false);
  const [openId, setOpenId] = useState<string>();
  const [voiding, setVoiding] = useState<Receipt>();
  const { receipts, pages, mayHaveMore } = useReceiptList(all);
  const state = panes.states.receipts;
  const ids = receipts.map(({ id }) => id);
  const replaced = new Set(receipts.map(({ replacesId }) => replacesId));
  const add = () => panes.open('receipts', { kind: 'add' });
  const { form } = state;

  const adding =
    form?.kind === 'add' &&
    (account.billers.length === 0 ? (
      <BillerNeeded turn={state.turn} />
    ) : (
      <AddReceipt
        key={JSON.stringify(form.seed ?? {})}
        seed={form.seed ?? {}}
        receipts={receipts}
        turn={state.turn}
      />
    ));

  return (
    <Pane
      name="receipts"
      title={t('receipts.title')}
      count={mayHaveMore ? `${count(ids.length)}+` : count(ids.length)}
      state={state}
      rowIds={ids}
      addLabel={t('receipts.add')}
      addKey="R"
      onAdd={add}
      form={adding}
      empty={
        <Empty
          icon={<IconReceipt size={28} stroke={1.5} />}
          title={t('receipts.none')}
          action={
            <Button size="xs" onClick={add}>
              {t('receipts.add_first')}
            </Button>
          }
        >
          {t('receipts.none_help')}
        </Empty>
      }
      foot={
        mayHaveMore && (
          <div className={paneClasses.foot}>
            <ProblemNotice error={pages.error} />
            <Button
              variant="default"
              size="xs"
              loading={pages.isFetching}
              onClick={() => (all ? void pages.fetchNextPage() : setAll(true))}
            >
              {kit('kit.load_more')}
            </Button>
          </div>
        )
      }
    >
      {receipts.map((receipt) => (
        <ReceiptRow
          key={receipt.id}
          receipt={receipt}
          replaced={replaced.has(receipt.id)}
          expanded={openId === receipt.id}
          onToggle={() => setOpenId(openId === receipt.id ? undefined : receipt.id)}
          onVoid={() => setVoiding(receipt)}
        />
      ))}
      {voiding && <VoidDialog receipt={voiding} onClose={() => setVoiding(undefined)} />}
    </Pane>
  );
}

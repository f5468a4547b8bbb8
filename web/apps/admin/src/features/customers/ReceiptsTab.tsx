import type { components } from '@billspay/console-kit/api';
import {
  announce,
  CategoryIcon,
  Empty,
  LoadMore,
  Money,
  ProblemNotice,
  SkeletonRows,
  Time,
} from '@billspay/console-kit/ui';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconPlus, IconReceipt2 } from '@tabler/icons-react';
import { useState } from 'react';
import { TextLink } from '../../shell/links';
import { usePages } from '../../table/usePages';
import { useWords } from '../../words';
import { fetchReceipts } from '../receipts/queries';
import { ReceiptForm } from '../receipts/ReceiptForm';
import { ReceiptStatus } from '../receipts/ReceiptStatus';
import { VoidDialog } from '../receipts/VoidDialog';
import classes from './Customers.module.css';
import { useAccountChanged } from './queries';

type Receipt = components['schemas']['Receipt'];
type Account = components['schemas']['CustomerAccount'];

interface ReceiptLineProps {
  customerId: string;
  receipt: Receipt;
  onVoid: () => void;
  onReplace: () => void;
}

function ReceiptLine({ customerId, receipt, onVoid, onReplace }: ReceiptLineProps) {
  const t = useWords();
  const posted = receipt.status === 'POSTED';
  return (
    <li className={classes.item}>
      <CategoryIcon category={receipt.biller.category} />
      <div className={classes.about}>
        <Text size="sm" fw={550}>
          {receipt.biller.name}
        </Text>
        <Text size="sm" c="dimmed">
          <Time at={receipt.paidOn} as="utcDay" /> ·{' '}
          <TextLink
            to="/transactions/$customerId/$receiptId"
            params={{ customerId, receiptId: receipt.id }}
            className={classes.confirmation}
          >
            {receipt.confirmation}
          </TextLink>
        </Text>
        {receipt.voidReason && (
          <Text size="sm" c="dimmed">
            {t('receipt.void_reason')}: {receipt.voidReason}
          </Text>
        )}
      </div>
      <Stack gap="xs" align="flex-end" className={classes.amount}>
        <Money amount={receipt.amount} struck={!posted} />
        <Group gap="xs" justify="flex-end">
          {!posted && <ReceiptStatus status={receipt.status} />}
          {posted && (
            <Button size="compact-sm" variant="default" onClick={onVoid}>
              {t('receipt.void')}
            </Button>
          )}
          {!posted && !receipt.replacedById && (
            <Button size="compact-sm" variant="default" onClick={onReplace}>
              {t('receipt.replace')}
            </Button>
          )}
        </Group>
      </Stack>
    </li>
  );
}

export interface ReceiptsTabProps {
  account: Pick<Account, 'profile' | 'billers'>;
}

export function ReceiptsTab({ account }: ReceiptsTabProps) {
  const t = useWords();
  const { id, deletedAt } = account.profile;
  const changed = useAccountChanged(id);
  const [adding, setAdding] = useState<{ replaces?: Receipt }>();
  const [voiding, setVoiding] = useState<Receipt>();
  const rows = usePages({
    key: ['transactions', 'of', id],
    load: (cursor) => fetchReceipts(id, cursor),
    rowsOf: (page) => page.receipts,
    noted: true,
  });
  const can = !deletedAt && account.billers.length > 0;
  const add = can && (
    <Button
      size="sm"
      variant="light"
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => setAdding({})}
    >
      {t('receipt.add')}
    </Button>
  );
  const saved = async () => {
    await changed();
    announce(t('receipt.added'));
  };
  if (rows.isPending) return <SkeletonRows rows={5} height={76} />;
  if (rows.error && rows.items.length === 0) {
    return <ProblemNotice error={rows.error} onRetry={rows.refetch} />;
  }
  return (
    <>
      {rows.items.length === 0 ? (
        <Empty icon={<IconReceipt2 size={22} />} title={t('receipt.empty')} action={add}>
          {t(can ? 'receipt.empty_help' : 'receipt.no_biller')}
        </Empty>
      ) : (
        <>
          <Group justify="flex-end" mb="md">
            {add}
          </Group>
          <ul className={classes.list}>
            {rows.items.map((receipt) => (
              <ReceiptLine
                key={receipt.id}
                customerId={id}
                receipt={receipt}
                onVoid={() => setVoiding(receipt)}
                onReplace={() => setAdding({ replaces: receipt })}
              />
            ))}
          </ul>
          <Group mt="md">
            <LoadMore pages={rows} />
          </Group>
        </>
      )}
      <VoidDialog
        customerId={id}
        receipt={voiding}
        onClose={() => setVoiding(undefined)}
        onVoided={changed}
      />
      <Modal
        opened={adding !== undefined}
        onClose={() => setAdding(undefined)}
        title={t(adding?.replaces ? 'receipt.replace_title' : 'receipt.add')}
        closeButtonProps={{ 'aria-label': t('kit.close') }}
        centered
      >
        {adding && (
          <ReceiptForm
            customerId={id}
            billers={account.billers}
            {...adding}
            onSaved={saved}
            onClose={() => setAdding(undefined)}
          />
        )}
      </Modal>
    </>
  );
}

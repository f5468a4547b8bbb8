import type { components } from '@billspay/console-kit/api';
import {
  announce,
  CategoryIcon,
  CategoryName,
  Loaded,
  Money,
  SkeletonRows,
  Time,
} from '@billspay/console-kit/ui';
import { Button, Group, Modal, Text, Title } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { ButtonLink, TextLink } from '../../shell/links';
import { type Fact, Facts } from '../../table/Facts';
import { RecordDrawer } from '../../table/RecordDrawer';
import { useAction } from '../../table/useAction';
import { useWords } from '../../words';
import { fetchAccount, useAccountChanged } from '../customers/queries';
import { useReceipt } from '../receipts/queries';
import { ReceiptForm } from '../receipts/ReceiptForm';
import { ReceiptStatus } from '../receipts/ReceiptStatus';
import { VoidDialog } from '../receipts/VoidDialog';

type Schemas = components['schemas'];
type Receipt = Schemas['Receipt'];

const route = getRouteApi('/in/transactions/$customerId/$receiptId');

function useReceiptFacts(customerId: string, receipt: Receipt): readonly Fact[] {
  const t = useWords();
  const linked = (id: string | null | undefined) =>
    id && (
      <TextLink
        to="/transactions/$customerId/$receiptId"
        params={{ customerId, receiptId: id }}
        search={true}
      >
        {t('transactions.open_receipt')}
      </TextLink>
    );
  const facts: Fact[] = [
    [t('receipt.status'), <ReceiptStatus key="status" status={receipt.status} />],
    [t('receipt.paid_on'), <Time key="paid" at={receipt.paidOn} as="utcDay" />],
    [t('receipt.confirmation'), receipt.confirmation],
    [t('biller.category'), <CategoryName key="category" category={receipt.biller.category} />],
    [t('receipt.notes'), receipt.notes],
  ];
  if (receipt.voidedAt) {
    facts.push(
      [t('receipt.voided_at'), <Time key="voided" at={receipt.voidedAt} as="dateTime" />],
      [t('receipt.void_reason'), receipt.voidReason],
    );
  }
  if (receipt.replacesId) facts.push([t('receipt.replaces'), linked(receipt.replacesId)]);
  if (receipt.replacedById) facts.push([t('receipt.replaced_by'), linked(receipt.replacedById)]);
  return facts;
}

interface DetailsProps {
  customerId: string;
  receipt: Receipt;
}

function Details({ customerId, receipt }: DetailsProps) {
  const t = useWords();
  const changed = useAccountChanged(customerId);
  const [voiding, setVoiding] = useState<Receipt>();
  const [billers, setBillers] = useState<readonly Schemas['Biller'][]>();
  const facts = useReceiptFacts(customerId, receipt);
  const replace = useAction(async () => {
    setBillers((await fetchAccount(customerId)).value.billers);
  });
  const voided = receipt.status === 'VOIDED';
  const saved = async () => {
    await changed();
    announce(t('receipt.added'));
  };
  return (
    <>
      <Group gap="md" wrap="nowrap" mb="lg">
        <CategoryIcon category={receipt.biller.category} />
        <div>
          <Title order={3} size="h2">
            <Money amount={receipt.amount} struck={voided} />
          </Title>
          <Text c="dimmed">{receipt.biller.name}</Text>
        </div>
      </Group>
      <Facts facts={facts} />
      <Group gap="xs" mt="xl">
        <ButtonLink to="/customers/$customerId" params={{ customerId }} variant="light" size="sm">
          {t('transactions.open_customer')}
        </ButtonLink>
        {!voided && (
          <Button variant="default" size="sm" onClick={() => setVoiding(receipt)}>
            {t('receipt.void')}
          </Button>
        )}
        {voided && !receipt.replacedById && (
          <Button variant="default" size="sm" loading={replace.busy} onClick={() => replace.run()}>
            {t('receipt.replace')}
          </Button>
        )}
      </Group>
      <VoidDialog
        customerId={customerId}
        receipt={voiding}
        onClose={() => setVoiding(undefined)}
        onVoided={changed}
      />
      <Modal
        opened={billers !== undefined}
        onClose={() => setBillers(undefined)}
        title={t('receipt.replace_title')}
        closeButtonProps={{ 'aria-label': t('kit.close') }}
        centered
      >
        {billers && (
          <ReceiptForm
            customerId={customerId}
            billers={billers}
            replaces={receipt}
            onSaved={saved}
            onClose={() => setBillers(undefined)}
          />
        )}
      </Modal>
    </>
  );
}

export function TransactionDrawer() {
  const t = useWords();
  const { customerId, receiptId } = route.useParams();
  const navigate = route.useNavigate();
  const receipt = useReceipt(customerId, receiptId);
  const close = useCallback(() => void navigate({ to: '/transactions', search: true }), [navigate]);
  return (
    <RecordDrawer title={t('receipt.title')} onClose={close}>
      <Loaded query={receipt} skeleton={<SkeletonRows rows={5} height={28} />}>
        {({ value }) => <Details customerId={customerId} receipt={value} />}
      </Loaded>
    </RecordDrawer>
  );
}

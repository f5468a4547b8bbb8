// Records a payment, or the right one in place of a voided one.
import { type components, idempotencyKeys } from '@billspay/console-kit/api';
import { paymentDayOf, paymentMomentOf, today } from '@billspay/console-kit/i18n';
import { ProblemNotice, readAmount, useSubmission } from '@billspay/console-kit/ui';
import {
  Alert,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../words';
import { postReceipt } from './queries';

type Schemas = components['schemas'];

export interface ReceiptFormProps {
  customerId: string;
  billers: readonly Pick<Schemas['Biller'], 'id' | 'name' | 'accountId'>[];
  /** The voided receipt that this one replaces. */
  replaces?:
    | Pick<Schemas['Receipt'], 'id' | 'amount' | 'paidOn' | 'confirmation' | 'notes' | 'biller'>
    | undefined;
  onSaved: () => Promise<unknown>;
  onClose: () => void;
}

export function ReceiptForm(props: ReceiptFormProps) {
  const { customerId, billers, replaces, onSaved, onClose } = props;
  const t = useWords();
  const [keyOf] = useState(idempotencyKeys);
  // Not the moment of sending: what is sent again has to be the same.
  const [opened] = useState(() => new Date());
  // It may have been removed since, and then the field must not show another one in its place.
  const isOffered = (billerId: string) => billers.some(({ id }) => id === billerId);
  const form = useForm({
    initialValues: {
      billerId: replaces?.biller.id ?? billers[0]?.id ?? '',
      amount: replaces?.amount ?? '',
      paidOn: replaces ? paymentDayOf(replaces.paidOn) : today(),
      confirmation: replaces?.confirmation ?? '',
      notes: replaces?.notes ?? '',
      confirmDuplicate: false,
    },
    validate: {
      billerId: (value) => (isOffered(value) ? null : t('receipt.biller_missing')),
      amount: (value) => (readAmount(value) ? null : t('receipt.amount_wrong')),
    },
  });
  const submission = useSubmission(form, async (values) => {
    const body: Schemas['NewReceipt'] = {
      billerId: values.billerId,
      amount: readAmount(values.amount) ?? '',
      paidOn: values.paidOn === '' ? null : paymentMomentOf(values.paidOn, opened),
      confirmation: values.confirmation.trim() || null,
      notes: values.notes.trim() || null,
      replacesId: replaces?.id ?? null,
      confirmDuplicate: values.confirmDuplicate,
    };
    await postReceipt(customerId, body, keyOf(body));
    await onSaved();
    onClose();
  });
  const { billerId } = form.values;
  const duplicate = submission.problem?.is('receipt-looks-duplicate');
  return (
    <form onSubmit={submission.onSubmit} noValidate>
      <Stack gap="md">
        <NativeSelect
          label={t('receipt.biller')}
          required
          data={[
            ...(isOffered(billerId) ? [] : [{ value: '', label: t('receipt.biller_choose') }]),
            ...billers.map((biller) => ({
              value: biller.id,
              label: `${biller.name} · ${biller.accountId}`,
            })),
          ]}
          {...form.getInputProps('billerId')}
          value={isOffered(billerId) ? billerId : ''}
        />
        <TextInput
          label={t('receipt.amount')}
          required
          inputMode="decimal"
          placeholder="0.00"
          leftSection={<span aria-hidden>$</span>}
          data-autofocus
          {...form.getInputProps('amount')}
        />
        <TextInput
          type="date"
          label={t('receipt.paid_on')}
          max={today()}
          {...form.getInputProps('paidOn')}
        />
        <TextInput
          label={t('receipt.confirmation')}
          description={t('receipt.confirmation_help')}
          maxLength={64}
          autoComplete="off"
          {...form.getInputProps('confirmation')}
        />
        <Textarea
          label={t('receipt.notes')}
          maxLength={1000}
          autosize
          minRows={2}
          {...form.getInputProps('notes')}
        />
        {duplicate ? (
          <Alert
            role="alert"
            color="yellow"
            icon={<IconCopy aria-hidden />}
            title={t('receipt.duplicate_title')}
          >
            {submission.problem?.detail}
            <Checkbox
              mt="sm"
              label={t('receipt.duplicate_confirm')}
              {...form.getInputProps('confirmDuplicate', { type: 'checkbox' })}
            />
          </Alert>
        ) : (
          <ProblemNotice error={submission.problem} />
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('kit.cancel')}
          </Button>
          <Button type="submit" loading={submission.busy}>
            {t(replaces ? 'receipt.replace' : 'receipt.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

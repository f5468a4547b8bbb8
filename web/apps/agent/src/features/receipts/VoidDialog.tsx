// A receipt is voided with a reason that the customer reads; what was wrong can be entered again at once.
import { idempotencyKeys } from '@billspay/console-kit/api';
import { useFormats, useKitWords } from '@billspay/console-kit/i18n';
import { announce, ProblemNotice, useSubmission } from '@billspay/console-kit/ui';
import { Button, Checkbox, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useWords } from '../../words';
import { useDesk } from '../customers/DeskContext';
import { type Receipt, useReceipts } from './api';
import { seedOf } from './seed';

export function VoidDialog({ receipt, onClose }: { receipt: Receipt; onClose: () => void }) {
  const t = useWords();
  const kit = useKitWords();
  const { money } = useFormats();
  const { panes } = useDesk();
  const receipts = useReceipts();
  const [keyOf] = useState(idempotencyKeys);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { reason: '', again: false },
    validate: { reason: (value) => (value.trim() ? null : t('receipts.reason_missing')) },
  });
  const submission = useSubmission(form, async ({ reason, again }) => {
    const voided = await receipts.void(receipt.id, reason.trim(), keyOf(reason.trim()));
    announce(t('receipts.void_done', { confirmation: voided.confirmation }));
    onClose();
    if (again) panes.open('receipts', { kind: 'add', seed: seedOf(voided) });
    else panes.toRow('receipts', voided.id);
  });
  const cancel = () => {
    onClose();
    panes.toRow('receipts', receipt.id);
  };
  return (
    <Modal
      opened
      onClose={cancel}
      title={t('receipts.void_title')}
      closeButtonProps={{ 'aria-label': kit('kit.close') }}
      // Where the focus goes afterwards is said by what was done.
      returnFocus={false}
      centered
    >
      <form
        onSubmit={submission.onSubmit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.currentTarget.requestSubmit();
          }
        }}
        noValidate
      >
        <Stack gap="md">
          <Text size="sm">
            {t('receipts.void_body', { amount: money(receipt.amount), name: receipt.biller.name })}
          </Text>
          <Textarea
            label={kit('kit.reason')}
            description={t('receipts.reason_help')}
            maxLength={500}
            rows={2}
            required
            data-autofocus
            {...form.getInputProps('reason')}
            key={form.key('reason')}
          />
          <Checkbox
            label={t('receipts.void_again')}
            {...form.getInputProps('again', { type: 'checkbox' })}
            key={form.key('again')}
          />
          <ProblemNotice error={submission.problem} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={cancel}>
              {kit('kit.cancel')}
            </Button>
            <Button type="submit" color="red.8" loading={submission.busy}>
              {t('receipts.void_button')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

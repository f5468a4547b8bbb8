// Asks before what cannot be undone by its doer, and for the reason that the audit trail keeps.
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { useKitWords } from '../i18n';
import { useSubmission } from './forms';
import { ProblemNotice } from './ProblemNotice';

export interface ReasonDialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  children?: ReactNode;
  /** What the button does: "Void the receipt". */
  action: string;
  danger?: boolean;
  /** Without it the dialog asks for no reason. */
  reason?: 'required' | 'optional';
  onConfirm: (reason: string) => Promise<unknown>;
}

/** It goes when the dialog closes: what was typed for one record is not for another. */
function ReasonForm(props: ReasonDialogProps) {
  const t = useKitWords();
  const { reason, onConfirm, onClose } = props;
  const form = useForm({ mode: 'uncontrolled', initialValues: { reason: '' } });
  const submission = useSubmission(form, async (values) => {
    await onConfirm(values.reason.trim());
    onClose();
  });
  return (
    <form onSubmit={submission.onSubmit}>
      <Stack gap="md">
        {props.children && <Text size="sm">{props.children}</Text>}
        {reason && (
          <Textarea
            label={t('kit.reason')}
            description={t('kit.reason_help')}
            required={reason === 'required'}
            maxLength={500}
            autosize
            minRows={2}
            data-autofocus
            {...form.getInputProps('reason')}
            key={form.key('reason')}
          />
        )}
        <ProblemNotice error={submission.problem} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('kit.cancel')}
          </Button>
          <Button
            type="submit"
            color={props.danger ? 'red.8' : undefined}
            loading={submission.busy}
          >
            {props.action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

export function ReasonDialog(props: ReasonDialogProps) {
  const t = useKitWords();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('kit.close') }}
      centered
    >
      {props.opened && <ReasonForm {...props} />}
    </Modal>
  );
}

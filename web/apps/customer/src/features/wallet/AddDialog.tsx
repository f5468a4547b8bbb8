import { idempotencyKeys, ProblemError, take } from '@billspay/console-kit/api';
import { useKitWords } from '@billspay/console-kit/i18n';
import { announce, ProblemNotice, useSubmission } from '@billspay/console-kit/ui';
import { Button, Checkbox, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api';
import { useWords } from '../../words';
import { BankFields } from './BankFields';
import { BillingAddress } from './BillingAddress';
import { CardFields } from './CardFields';
import { Dialog } from './Dialog';
import { useMethodName } from './names';
import { empty, fieldOf, rules, toSend } from './values';

export interface AddDialogProps {
  opened: boolean;
  onClose: () => void;
  /** The first one is the default anyway. */
  first: boolean;
}

export function AddDialog({ opened, onClose, first }: AddDialogProps) {
  const t = useWords();
  const kit = useKitWords();
  const nameOf = useMethodName();
  const queryClient = useQueryClient();
  const [keyFor] = useState(idempotencyKeys);
  const form = useForm({ initialValues: empty, validate: rules(t), validateInputOnBlur: true });
  const { kind } = form.values;

  const submission = useSubmission(
    form,
    async (values) => {
      const body = toSend(values);
      const header = { 'Idempotency-Key': keyFor(body) };
      const added = await take(
        api.POST('/api/payment-methods', { body, params: { header } }),
      ).catch((error: unknown) => {
        if (error instanceof ProblemError && error.is('payment-method-already-added')) {
          const { slug, title, status, detail, requestId } = error;
          const fields = { accountNumber: t('wallet.duplicate') };
          throw new ProblemError(slug, title, status, detail, requestId, fields);
        }
        throw error;
      });
      form.reset();
      onClose();
      announce(t('wallet.added', { name: nameOf(added) }));
      void queryClient.invalidateQueries({ queryKey: ['payment-methods'] });
    },
    { fieldOf: fieldOf(kind) },
  );

  return (
    <Dialog title={t('wallet.add')} opened={opened} onClose={onClose}>
      <form onSubmit={submission.onSubmit} noValidate>
        <Stack gap="md">
          <SegmentedControl
            fullWidth
            aria-label={t('wallet.kind')}
            data={[
              { value: 'card', label: t('wallet.card') },
              { value: 'bank', label: t('wallet.bank') },
            ]}
            {...form.getInputProps('kind')}
            onChange={(value) => {
              form.setFieldValue('kind', value === 'bank' ? 'bank' : 'card');
              form.clearErrors();
              submission.clear();
            }}
          />
          {kind === 'card' ? <CardFields form={form} /> : <BankFields form={form} />}
          <Text size="sm" c="dimmed">
            {t('wallet.safe')}
          </Text>
          <TextInput
            label={t('field.optional_label', { label: t('wallet.field.nickname') })}
            description={t('wallet.field.nickname_help')}
            maxLength={40}
            autoComplete="off"
            {...form.getInputProps('nickname')}
          />
          <BillingAddress form={form} />
          {!first && (
            <Checkbox
              label={t('wallet.field.default')}
              {...form.getInputProps('isDefault', { type: 'checkbox' })}
            />
          )}
          <ProblemNotice error={submission.problem} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {kit('kit.cancel')}
            </Button>
            <Button type="submit" loading={submission.busy}>
              {t('wallet.add_button')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

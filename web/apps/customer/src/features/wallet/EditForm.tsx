import { asProblem, takeVersioned, type Versioned } from '@billspay/console-kit/api';
import { useKitWords } from '@billspay/console-kit/i18n';
import { announce, ProblemNotice, useSubmission } from '@billspay/console-kit/ui';
import { Alert, Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api';
import { checks } from '../../parts/forms';
import type { PaymentMethod } from '../../parts/queries';
import { useWords } from '../../words';
import { useAccountTypes } from './BankFields';
import { BillingAddress } from './BillingAddress';
import { oneMethodQuery } from './EditDialog';
import { ExpiryInput } from './ExpiryInput';
import { addressText, changesOf, type EditValues, editedFrom, merged } from './edited';
import { useMethodName } from './names';
import { billingRules, expiryProblem } from './values';

export interface EditFormProps {
  current: Versioned<PaymentMethod>;
  onClose: () => void;
}

export function EditForm({ current, onClose }: EditFormProps) {
  const t = useWords();
  const kit = useKitWords();
  const nameOf = useMethodName();
  const types = useAccountTypes();
  const queryClient = useQueryClient();
  const [base, setBase] = useState(current);
  const [conflict, setConflict] = useState(false);
  const bank = base.value.type === 'BANK_ACCOUNT';
  const { required } = checks(t);
  const form = useForm<EditValues>({
    initialValues: editedFrom(base.value),
    validateInputOnBlur: true,
    validate: {
      provider: required,
      ownerName: (value) => (bank ? required(value) : null),
      // A card may have expired; its date is looked at when it is changed.
      expiry: (value) =>
        bank || value === editedFrom(base.value).expiry ? null : expiryProblem(t, value),
      billingAddress: billingRules<EditValues>(t),
    },
  });

  const { id } = base.value;
  const submission = useSubmission(
    form,
    async (values) => {
      const before = editedFrom(base.value);
      const body = changesOf(values, before);
      if (Object.keys(body).length === 0) return onClose();
      const params = { path: { id }, header: { 'If-Match': base.etag } };
      try {
        const saved = await takeVersioned(api.PATCH('/api/payment-methods/{id}', { body, params }));
        announce(t('wallet.saved', { name: nameOf(saved.value) }));
        void queryClient.invalidateQueries({ queryKey: ['payment-methods'] });
        onClose();
      } catch (error) {
        if (!asProblem(error).is('stale-version')) throw error;
        const theirs = await queryClient.fetchQuery(oneMethodQuery(id));
        form.setValues(merged(values, before, editedFrom(theirs.value)));
        setBase(theirs);
        setConflict(true);
      }
    },
    { fieldOf: (field) => (field.startsWith('exp') ? 'expiry' : field) },
  );

  return (
    <form onSubmit={submission.onSubmit} noValidate>
      <Stack gap="md">
        {conflict && (
          <Alert color="yellow" role="alert" title={t('conflict.title')}>
            {t('conflict.text')}
          </Alert>
        )}
        <TextInput
          label={t('field.optional_label', { label: t('wallet.field.nickname') })}
          description={t('wallet.field.nickname_help')}
          maxLength={40}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('nickname')}
        />
        {bank ? (
          <>
            <TextInput
              label={t('wallet.field.owner')}
              maxLength={120}
              required
              withAsterisk={false}
              {...form.getInputProps('ownerName')}
            />
            <NativeSelect
              label={t('wallet.field.account_type')}
              data={types}
              {...form.getInputProps('accountType')}
            />
          </>
        ) : (
          <>
            <TextInput
              label={t('field.optional_label', { label: t('wallet.field.cardholder') })}
              autoComplete="cc-name"
              maxLength={120}
              {...form.getInputProps('cardholderName')}
            />
            <ExpiryInput field={form.getInputProps('expiry')} />
          </>
        )}
        <TextInput
          label={t('wallet.field.provider')}
          maxLength={80}
          required
          withAsterisk={false}
          {...form.getInputProps('provider')}
        />
        <BillingAddress form={form} kept={addressText(base.value) ?? t('wallet.address.none')} />
        <ProblemNotice error={submission.problem} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {kit('kit.cancel')}
          </Button>
          <Button type="submit" loading={submission.busy}>
            {t('wallet.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

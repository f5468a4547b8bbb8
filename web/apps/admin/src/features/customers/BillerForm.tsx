// Adds a biller, or changes one over the version that was loaded for it.
import type { components, Versioned } from '@billspay/console-kit/api';
import { idempotencyKeys } from '@billspay/console-kit/api';
import { categories, ProblemNotice, useSubmission } from '@billspay/console-kit/ui';
import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { ConflictNotice } from '../../table/ConflictNotice';
import type { Fact } from '../../table/Facts';
import { adoptUntouched, useConflict } from '../../table/useConflict';
import { useWords } from '../../words';
import { addBiller, changeBiller, fetchBiller } from './billers';

type Biller = components['schemas']['Biller'];
type Category = Biller['category'];

export interface BillerFormProps {
  customerId: string;
  /** The one that is changed. */
  biller?: Versioned<Biller>;
  onSaved: () => Promise<unknown>;
  onClose: () => void;
}

function valuesOf(biller?: Biller) {
  return {
    name: biller?.name ?? '',
    category: biller?.category ?? ('INTERNET' as Category),
    accountId: biller?.accountId ?? '',
    contactInfo: biller?.contactInfo ?? '',
  };
}

const nothing: Versioned<Biller | undefined> = { value: undefined, etag: '' };

export function BillerForm({ customerId, biller, onSaved, onClose }: BillerFormProps) {
  const t = useWords();
  const [keyOf] = useState(idempotencyKeys);
  const form = useForm({
    initialValues: valuesOf(biller?.value),
    validate: {
      name: (value) => (value.trim() ? null : t('biller.name_missing')),
      accountId: (value) => (value.trim() ? null : t('biller.account_missing')),
    },
  });
  const conflict = useConflict<Biller | undefined>(biller ?? nothing, async () => {
    const newer = await fetchBiller(customerId, biller?.value.id ?? '');
    adoptUntouched(form, valuesOf(newer.value));
    return newer;
  });
  const submission = useSubmission(form, async (values) => {
    const body = { ...values, contactInfo: values.contactInfo.trim() || null };
    if (biller) {
      await conflict.attempt((etag) => changeBiller(customerId, biller.value.id, etag, body));
    } else {
      await addBiller(customerId, body, keyOf(body));
    }
    await onSaved();
    onClose();
  });
  const { theirs } = conflict;
  const labels: Record<keyof typeof form.values, string> = {
    name: t('biller.name'),
    category: t('biller.category'),
    accountId: t('biller.account'),
    contactInfo: t('biller.contact'),
  };
  const saved = valuesOf(theirs);
  const different = (Object.keys(labels) as (keyof typeof labels)[])
    .filter((field) => saved[field] !== form.values[field])
    .map(
      (field): Fact => [
        labels[field],
        field === 'category' ? t(`kit.category.${saved.category}`) : saved[field],
      ],
    );
  return (
    <form onSubmit={submission.onSubmit} noValidate>
      <Stack gap="md">
        <TextInput
          label={labels.name}
          required
          maxLength={120}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <NativeSelect
          label={labels.category}
          data={categories.map((value) => ({ value, label: t(`kit.category.${value}`) }))}
          {...form.getInputProps('category')}
        />
        <TextInput
          label={labels.accountId}
          required
          maxLength={64}
          {...form.getInputProps('accountId')}
        />
        <TextInput
          label={labels.contactInfo}
          description={t('biller.contact_help')}
          maxLength={200}
          {...form.getInputProps('contactInfo')}
        />
        {theirs ? (
          <ConflictNotice
            theirs={different}
            onTake={() => {
              form.setValues(saved);
              conflict.settle();
              submission.clear();
            }}
          />
        ) : (
          <ProblemNotice error={submission.problem} />
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('kit.cancel')}
          </Button>
          <Button type="submit" loading={submission.busy}>
            {t(biller ? 'kit.save' : 'biller.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

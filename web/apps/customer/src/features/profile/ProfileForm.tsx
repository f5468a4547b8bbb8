import { asProblem, takeVersioned, type Versioned } from '@billspay/console-kit/api';
import { announce, ProblemNotice, useSubmission } from '@billspay/console-kit/ui';
import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../api';
import { AddressFields } from '../../parts/AddressFields';
import { checks } from '../../parts/forms';
import { type Profile, profileQuery } from '../../parts/queries';
import { useWords } from '../../words';
import classes from './Profile.module.css';
import { changesOf, merged, valuesOf } from './values';

const addressPaths = {
  line1: 'addressLine1',
  line2: 'addressLine2',
  city: 'city',
  state: 'state',
  postalCode: 'postalCode',
};

export function ProfileForm({ current }: { current: Versioned<{ user: Profile }> }) {
  const t = useWords();
  const queryClient = useQueryClient();
  // What the form was filled from; what is read later must not move under the typing hands.
  const [base, setBase] = useState(current);
  const [conflict, setConflict] = useState(false);
  const [unchanged, setUnchanged] = useState(false);
  const { required, phone, state, postalCode } = checks(t);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: valuesOf(base.value.user),
    onValuesChange: () => setUnchanged(false),
    validate: {
      firstName: required,
      lastName: required,
      phone,
      addressLine1: required,
      city: required,
      state,
      postalCode,
    },
  });
  const status = base.value.user.kycStatus;
  const asked = status === 'NEEDS_INFO';

  const fillFrom = (saved: typeof current, values: ReturnType<typeof valuesOf>) => {
    form.setInitialValues(valuesOf(saved.value.user));
    form.setValues(values);
    setBase(saved);
  };
  // Untouched, it follows what others change.
  useEffect(() => {
    if (current.etag !== base.etag && !form.isDirty()) {
      fillFrom(current, valuesOf(current.value.user));
    }
  });
  const submission = useSubmission(form, async (values) => {
    const before = valuesOf(base.value.user);
    const body = changesOf(values, before, asked);
    if (Object.keys(body).length === 0) return setUnchanged(true);
    const header = { 'If-Match': base.etag };
    try {
      const saved = await takeVersioned(
        api.PATCH('/api/auth/profile', { body, params: { header } }),
      );
      queryClient.setQueryData(profileQuery.queryKey, saved);
      fillFrom(saved, valuesOf(saved.value.user));
      setConflict(false);
      announce(t(asked ? 'profile.sent' : 'profile.saved'));
    } catch (error) {
      if (!asProblem(error).is('stale-version')) throw error;
      const theirs = await queryClient.fetchQuery({ ...profileQuery, staleTime: 0 });
      fillFrom(theirs, merged(values, before, valuesOf(theirs.value.user)));
      setConflict(true);
    }
  });

  return (
    <form onSubmit={submission.onSubmit} noValidate className={classes.card}>
      <Stack gap="md">
        {conflict && (
          <Alert color="yellow" role="alert" title={t('conflict.title')}>
            {t('conflict.text')}
          </Alert>
        )}
        {status !== 'APPROVED' && (
          <div className={classes.pair}>
            <TextInput
              label={t('field.first_name')}
              autoComplete="given-name"
              maxLength={80}
              required
              withAsterisk={false}
              {...form.getInputProps('firstName')}
              key={form.key('firstName')}
            />
            <TextInput
              label={t('field.last_name')}
              autoComplete="family-name"
              maxLength={80}
              required
              withAsterisk={false}
              {...form.getInputProps('lastName')}
              key={form.key('lastName')}
            />
          </div>
        )}
        <TextInput
          label={t('field.optional_label', { label: t('field.phone') })}
          type="tel"
          autoComplete="tel"
          maxLength={40}
          {...form.getInputProps('phone')}
          key={form.key('phone')}
        />
        <AddressFields form={form} paths={addressPaths} />
        <ProblemNotice error={submission.problem} />
        <Group>
          <Button type="submit" loading={submission.busy}>
            {t(asked ? 'profile.send' : 'profile.save')}
          </Button>
          <Text size="sm" c="dimmed" role="status">
            {unchanged && t('profile.unchanged')}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}

import { Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { AddressFields } from '../../parts/AddressFields';
import { NewSecret } from '../../parts/NewSecret';
import { useWords } from '../../words';
import type { Draft } from './draft';
import type { Asked } from './fields';
import classes from './SignUp.module.css';

type Form = UseFormReturnType<Draft>;

function Account({ form }: { form: Form }) {
  const t = useWords();
  return (
    <>
      <TextInput
        label={t('field.email')}
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        withAsterisk={false}
        {...form.getInputProps('email')}
        key={form.key('email')}
      />
      <NewSecret
        label={t('field.password')}
        {...form.getInputProps('password')}
        key={form.key('password')}
      />
    </>
  );
}

function About({ form }: { form: Form }) {
  const t = useWords();
  return (
    <>
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
      <TextInput
        label={t('field.date_of_birth')}
        type="date"
        autoComplete="bday"
        min="1900-01-01"
        required
        withAsterisk={false}
        {...form.getInputProps('dateOfBirth')}
        key={form.key('dateOfBirth')}
      />
      <TextInput
        label={t('field.ssn_last4')}
        description={t('sign_up.ssn_help')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={4}
        required
        withAsterisk={false}
        {...form.getInputProps('ssnLast4')}
        key={form.key('ssnLast4')}
      />
      <TextInput
        label={t('field.optional_label', { label: t('field.phone') })}
        description={t('sign_up.phone_help')}
        type="tel"
        autoComplete="tel"
        maxLength={40}
        {...form.getInputProps('phone')}
        key={form.key('phone')}
      />
    </>
  );
}

const addressPaths = {
  line1: 'addressLine1',
  line2: 'addressLine2',
  city: 'city',
  state: 'state',
  postalCode: 'postalCode',
};

export function StepFields({ step, form }: { step: Asked; form: Form }) {
  const t = useWords();
  return (
    <Stack gap="md">
      <Text c="dimmed">{t(`sign_up.${step}_text`)}</Text>
      {step === 'account' && <Account form={form} />}
      {step === 'about' && <About form={form} />}
      {step === 'address' && <AddressFields form={form} paths={addressPaths} />}
    </Stack>
  );
}

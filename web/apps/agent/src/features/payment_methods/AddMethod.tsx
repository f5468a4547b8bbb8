import { idempotencyKeys } from '@billspay/console-kit/api';
import { useKitWords } from '@billspay/console-kit/i18n';
import { announce, type MethodType, useSubmission } from '@billspay/console-kit/ui';
import { Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useWords } from '../../words';
import { useDesk } from '../customers/DeskContext';
import { InlineForm } from '../panes/InlineForm';
import classes from '../panes/Pane.module.css';
import { usePaymentMethods } from './api';
import { AddressFields, NameFields, TermFields } from './DetailFields';
import { BankNumberFields, CardNumberField } from './NumberFields';
import { useNewMethodRules } from './useMethodRules';
import { fieldOf, isBank, type NewMethodValues, newMethodOf, noMethod } from './values';

const types = ['CREDIT_CARD', 'DEBIT_CARD', 'BANK_ACCOUNT'] as const;

export function AddMethod({ turn }: { turn: number }) {
  const t = useWords();
  const kit = useKitWords();
  const { account, panes } = useDesk();
  const methods = usePaymentMethods();
  const { firstName, lastName } = account.profile;
  const [keyOf] = useState(idempotencyKeys);
  const [type, setType] = useState<MethodType>('CREDIT_CARD');
  const [profileAddress, setProfileAddress] = useState(true);
  const form = useForm<NewMethodValues>({
    mode: 'uncontrolled',
    initialValues: noMethod(`${firstName} ${lastName}`),
    validate: useNewMethodRules(),
    onValuesChange: (values) => {
      setType(values.type);
      setProfileAddress(values.useProfileAddress);
      panes.setDirty('methods', form.isDirty());
    },
  });
  const bank = isBank({ type });
  const submission = useSubmission(
    form,
    async (values) => {
      const body = newMethodOf(values);
      const added = await methods.add(body, keyOf(body));
      announce(t('methods.added', { last4: added.last4 }));
      panes.close('methods', added.id);
    },
    { fieldOf },
  );
  return (
    <InlineForm
      title={t('methods.new')}
      action={t('methods.save')}
      submission={submission}
      turn={turn}
      onClose={() => panes.close('methods')}
    >
      <SegmentedControl
        className={classes.wide}
        size="sm"
        fullWidth
        aria-label={t('methods.type')}
        data={types.map((value) => ({ value, label: kit(`kit.method.${value}`) }))}
        value={type}
        onChange={(value) => form.setFieldValue('type', value as MethodType)}
      />
      {bank ? (
        <BankNumberFields key="bank" form={form} />
      ) : (
        <CardNumberField key="card" form={form} />
      )}
      <TermFields form={form} bank={bank} />
      {!bank && (
        <TextInput
          size="sm"
          label={t('methods.code')}
          description={t('methods.code_help')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoComplete="off"
          inputMode="numeric"
          maxLength={4}
          {...form.getInputProps('securityCode')}
          key={form.key('securityCode')}
        />
      )}
      <NameFields form={form} bank={bank} />
      <Checkbox
        className={classes.wide}
        size="sm"
        label={t('methods.profile_address')}
        {...form.getInputProps('useProfileAddress', { type: 'checkbox' })}
        key={form.key('useProfileAddress')}
      />
      {!profileAddress && <AddressFields form={form} />}
      {account.paymentMethods.length > 0 && (
        <Checkbox
          className={classes.wide}
          size="sm"
          label={t('methods.as_default')}
          {...form.getInputProps('isDefault', { type: 'checkbox' })}
          key={form.key('isDefault')}
        />
      )}
    </InlineForm>
  );
}

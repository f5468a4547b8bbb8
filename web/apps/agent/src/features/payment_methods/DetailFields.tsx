// The fields of a payment method that can also be changed later.
import { useKitWords } from '@billspay/console-kit/i18n';
import { NativeSelect, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { useWords } from '../../words';
import classes from '../panes/Pane.module.css';
import { accountTypes, type DetailValues } from './values';

/** What both forms have: the one of a new method and the one of a saved one. */
export interface FieldsForm {
  getInputProps: (field: keyof DetailValues) => GetInputPropsReturnType;
  key: (field: keyof DetailValues) => string;
}

const plain = { size: 'sm', autoComplete: 'off' } as const;

function fieldOf(form: FieldsForm, field: keyof DetailValues) {
  return { ...plain, ...form.getInputProps(field) };
}

export function TermFields({ form, bank }: { form: FieldsForm; bank: boolean }) {
  const t = useWords();
  const kit = useKitWords();
  return (
    <>
      {bank ? (
        <NativeSelect
          label={t('methods.account_type')}
          data={accountTypes.map((value) => ({ value, label: kit(`kit.account.${value}`) }))}
          {...fieldOf(form, 'accountType')}
          key={form.key('accountType')}
        />
      ) : (
        <TextInput
          label={t('methods.expiry')}
          placeholder={t('methods.expiry_hint')}
          inputMode="numeric"
          maxLength={9}
          {...fieldOf(form, 'expiry')}
          key={form.key('expiry')}
        />
      )}
    </>
  );
}

export interface NameFieldsProps {
  form: FieldsForm;
  bank: boolean;
  /** Of a saved method: it has a bank or issuer already. */
  saved?: boolean;
}

export function NameFields({ form, bank, saved = false }: NameFieldsProps) {
  const t = useWords();
  const provider = t(bank ? 'methods.bank' : 'methods.issuer');
  return (
    <>
      <TextInput
        className={classes.wide}
        label={t(bank ? 'methods.owner' : 'methods.holder')}
        maxLength={120}
        {...fieldOf(form, 'holder')}
        key={form.key('holder')}
      />
      <TextInput
        label={saved ? provider : t('methods.optional', { label: provider })}
        maxLength={80}
        {...fieldOf(form, 'provider')}
        key={form.key('provider')}
      />
      <TextInput
        label={t('methods.nickname')}
        maxLength={40}
        {...fieldOf(form, 'nickname')}
        key={form.key('nickname')}
      />
    </>
  );
}

export function AddressFields({ form }: { form: FieldsForm }) {
  const t = useWords();
  return (
    <>
      <TextInput
        className={classes.wide}
        label={t('methods.line1')}
        maxLength={120}
        {...fieldOf(form, 'line1')}
        key={form.key('line1')}
      />
      <TextInput
        className={classes.wide}
        label={t('methods.line2')}
        maxLength={120}
        {...fieldOf(form, 'line2')}
        key={form.key('line2')}
      />
      <TextInput
        className={classes.wide}
        label={t('methods.city')}
        maxLength={80}
        {...fieldOf(form, 'city')}
        key={form.key('city')}
      />
      <TextInput
        label={t('methods.state')}
        maxLength={2}
        {...fieldOf(form, 'state')}
        key={form.key('state')}
      />
      <TextInput
        label={t('methods.postal')}
        maxLength={10}
        {...fieldOf(form, 'postalCode')}
        key={form.key('postalCode')}
      />
    </>
  );
}

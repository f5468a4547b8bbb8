// The lines of a United States address, in whatever form they stand.
import { NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useWords } from '../words';
import classes from './AddressFields.module.css';
import { states } from './states';

export type AddressPart = 'line1' | 'line2' | 'city' | 'state' | 'postalCode';

export interface AddressFieldsProps<Values> {
  form: UseFormReturnType<Values>;
  /** Where the parts are kept in the form. */
  paths: Record<AddressPart, string>;
}

export function AddressFields<Values>({ form, paths }: AddressFieldsProps<Values>) {
  const t = useWords();
  return (
    <div className={classes.address}>
      <TextInput
        className={classes.wide}
        label={t('field.line1')}
        autoComplete="address-line1"
        maxLength={120}
        required
        withAsterisk={false}
        {...form.getInputProps(paths.line1)}
        key={form.key(paths.line1)}
      />
      <TextInput
        className={classes.wide}
        label={t('field.optional_label', { label: t('field.line2') })}
        autoComplete="address-line2"
        maxLength={120}
        {...form.getInputProps(paths.line2)}
        key={form.key(paths.line2)}
      />
      <TextInput
        className={classes.wide}
        label={t('field.city')}
        autoComplete="address-level2"
        maxLength={80}
        required
        withAsterisk={false}
        {...form.getInputProps(paths.city)}
        key={form.key(paths.city)}
      />
      <NativeSelect
        label={t('field.state')}
        autoComplete="address-level1"
        required
        withAsterisk={false}
        data={[
          { value: '', label: t('field.choose') },
          ...states.map(([value, label]) => ({ value, label })),
        ]}
        {...form.getInputProps(paths.state)}
        key={form.key(paths.state)}
      />
      <TextInput
        label={t('field.postal_code')}
        autoComplete="postal-code"
        inputMode="numeric"
        maxLength={10}
        required
        withAsterisk={false}
        {...form.getInputProps(paths.postalCode)}
        key={form.key(paths.postalCode)}
      />
    </div>
  );
}

import type { components } from '@billspay/console-kit/api';
import { useKitWords } from '@billspay/console-kit/i18n';
import { categories } from '@billspay/console-kit/ui';
import { NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useWords } from '../../words';
import classes from '../panes/Pane.module.css';

type NewBiller = components['schemas']['NewBiller'];

/** Nothing is left out of a form: what is not there is empty. */
export type BillerValues = { [Field in keyof NewBiller]-?: NonNullable<NewBiller[Field]> };

export const noBiller: BillerValues = {
  name: '',
  category: 'ELECTRIC',
  accountId: '',
  contactInfo: '',
};

export function useBillerRules() {
  const t = useWords();
  return {
    name: (value: string) => (value.trim() ? null : t('billers.name_missing')),
    accountId: (value: string) => (value.trim() ? null : t('billers.account_missing')),
  };
}

export function BillerFields({ form }: { form: UseFormReturnType<BillerValues> }) {
  const t = useWords();
  const kit = useKitWords();
  const common = { size: 'sm', autoComplete: 'off' } as const;
  return (
    <>
      <TextInput
        {...common}
        className={classes.wide}
        label={t('billers.name')}
        maxLength={120}
        data-first
        {...form.getInputProps('name')}
        key={form.key('name')}
      />
      <NativeSelect
        size="sm"
        label={t('billers.category')}
        data={categories.map((value) => ({ value, label: kit(`kit.category.${value}`) }))}
        {...form.getInputProps('category')}
        key={form.key('category')}
      />
      <TextInput
        {...common}
        label={t('billers.account')}
        maxLength={64}
        {...form.getInputProps('accountId')}
        key={form.key('accountId')}
      />
      <TextInput
        {...common}
        className={classes.wide}
        label={t('billers.contact')}
        placeholder={t('billers.contact_hint')}
        maxLength={200}
        {...form.getInputProps('contactInfo')}
        key={form.key('contactInfo')}
      />
    </>
  );
}

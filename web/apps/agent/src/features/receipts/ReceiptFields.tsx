import { Select, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMemo } from 'react';
import { useWords } from '../../words';
import type { Biller } from '../billers/api';
import classes from '../panes/Pane.module.css';

export type ReceiptValues = {
  billerId: string;
  amount: string;
  paidOn: string;
  confirmation: string;
  notes: string;
};

export interface ReceiptFieldsProps {
  form: UseFormReturnType<ReceiptValues>;
  billers: readonly Biller[];
  /** The biller is chosen already. */
  amountFirst: boolean;
  /** No later day can be chosen. */
  lastDay: string;
}

export function ReceiptFields({ form, billers, amountFirst, lastDay }: ReceiptFieldsProps) {
  const t = useWords();
  // The same array while the names are the same: with another one the Select forgets what was typed,
  // and the desk renders anew with each event.
  const names = JSON.stringify(billers.map(({ id, name, accountId }) => [id, name, accountId]));
  const options = useMemo(
    () =>
      (JSON.parse(names) as [string, string, string][]).map(([value, name, accountId]) => ({
        value,
        label: `${name} · ${accountId}`,
      })),
    [names],
  );
  return (
    <>
      <Select
        className={classes.wide}
        size="sm"
        label={t('receipts.biller')}
        placeholder={t('receipts.biller_hint')}
        data={options}
        searchable
        // Both: otherwise what is selected while typing is forgotten a moment after the list has
        // opened, and Enter takes nothing.
        selectFirstOptionOnChange
        selectFirstOptionOnDropdownOpen
        openOnFocus={false}
        allowDeselect={false}
        nothingFoundMessage={t('receipts.biller_none')}
        data-first={!amountFirst || undefined}
        {...form.getInputProps('billerId')}
        key={form.key('billerId')}
      />
      <TextInput
        size="sm"
        label={t('receipts.amount')}
        inputMode="decimal"
        autoComplete="off"
        leftSection="$"
        maxLength={14}
        data-first={amountFirst || undefined}
        {...form.getInputProps('amount')}
        key={form.key('amount')}
      />
      <TextInput
        size="sm"
        type="date"
        label={t('receipts.paid_on')}
        min="2000-01-01"
        max={lastDay}
        {...form.getInputProps('paidOn')}
        key={form.key('paidOn')}
      />
      <TextInput
        className={classes.wide}
        size="sm"
        label={t('receipts.confirmation')}
        description={t('receipts.confirmation_help')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="off"
        spellCheck={false}
        maxLength={64}
        {...form.getInputProps('confirmation')}
        key={form.key('confirmation')}
      />
      <Textarea
        className={classes.wide}
        size="sm"
        label={t('receipts.notes')}
        rows={2}
        maxLength={1000}
        {...form.getInputProps('notes')}
        key={form.key('notes')}
      />
    </>
  );
}

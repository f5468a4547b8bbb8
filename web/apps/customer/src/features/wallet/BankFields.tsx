import { aba, digitsOf } from '@billspay/console-kit/cards';
import { useKitWords } from '@billspay/console-kit/i18n';
import { NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconCircleCheck } from '@tabler/icons-react';
import { useWords } from '../../words';
import type { NewValues } from './values';
import classes from './Wallet.module.css';

const accountTypes = ['CHECKING', 'SAVINGS', 'BUSINESS'] as const;

export function useAccountTypes() {
  const kit = useKitWords();
  return accountTypes.map((value) => ({ value, label: kit(`kit.account.${value}`) }));
}

export function BankFields({ form }: { form: UseFormReturnType<NewValues> }) {
  const t = useWords();
  const types = useAccountTypes();
  const { error, ...routing } = form.getInputProps('routingNumber');
  const digits = digitsOf(form.values.routingNumber);
  const right = aba(digits);
  const wrong = digits.length >= 9 && !right;
  return (
    <>
      <TextInput
        label={t('wallet.field.routing')}
        description={t('wallet.field.routing_help')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={11}
        required
        withAsterisk={false}
        data-autofocus
        rightSection={
          right && (
            <IconCircleCheck
              size={18}
              className={classes.right}
              aria-label={t('wallet.number_ok')}
            />
          )
        }
        {...routing}
        error={error ?? (wrong && t('wallet.wrong.routing'))}
      />
      <TextInput
        label={t('wallet.field.account')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        required
        withAsterisk={false}
        {...form.getInputProps('bankNumber')}
      />
      <TextInput
        label={t('wallet.field.confirm')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        required
        withAsterisk={false}
        {...form.getInputProps('confirmAccountNumber')}
      />
      <div className={classes.pair}>
        <TextInput
          label={t('wallet.field.owner')}
          autoComplete="name"
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
      </div>
      <TextInput
        label={t('field.optional_label', { label: t('wallet.field.provider') })}
        maxLength={80}
        {...form.getInputProps('provider')}
      />
    </>
  );
}

import { brandOf, digitsOf, formatCardNumber, luhn } from '@billspay/console-kit/cards';
import { SegmentedControl, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconCircleCheck } from '@tabler/icons-react';
import { useWords } from '../../words';
import { ExpiryInput } from './ExpiryInput';
import { useFormatted } from './formatted';
import type { NewValues } from './values';
import classes from './Wallet.module.css';

type Form = UseFormReturnType<NewValues>;

function CardNumber({ form }: { form: Form }) {
  const t = useWords();
  const { value, onChange, error, ...rest } = form.getInputProps('accountNumber');
  const formatted = useFormatted({ value: String(value), onChange, format: formatCardNumber });
  const digits = digitsOf(formatted.value);
  const brand = brandOf(digits);
  const right = luhn(digits);
  // As long as its brand's numbers are, and still not right: that is told at once.
  const complete = digits.length >= 14 && (brand?.lengths ?? [19]).includes(digits.length);
  return (
    <TextInput
      label={t('wallet.field.number')}
      autoComplete="cc-number"
      inputMode="numeric"
      required
      withAsterisk={false}
      data-autofocus
      rightSectionWidth="auto"
      rightSection={
        <span className={classes.brand}>
          {brand?.name}
          {right && (
            <IconCircleCheck
              size={18}
              className={classes.right}
              aria-label={t('wallet.number_ok')}
            />
          )}
        </span>
      }
      {...rest}
      {...formatted}
      error={error ?? (complete && !right && t('wallet.wrong.number'))}
    />
  );
}

export function CardFields({ form }: { form: Form }) {
  const t = useWords();
  return (
    <>
      <div>
        <Text component="span" size="sm" fw={500} id="card-type">
          {t('wallet.field.type')}
        </Text>
        <SegmentedControl
          fullWidth
          mt={4}
          aria-labelledby="card-type"
          data={[
            { value: 'CREDIT_CARD', label: t('wallet.credit') },
            { value: 'DEBIT_CARD', label: t('wallet.debit') },
          ]}
          {...form.getInputProps('type')}
        />
      </div>
      <CardNumber form={form} />
      <div className={classes.pair}>
        <ExpiryInput field={form.getInputProps('expiry')} />
        <TextInput
          label={t('field.optional_label', { label: t('wallet.field.code') })}
          description={t('wallet.field.code_help')}
          autoComplete="cc-csc"
          inputMode="numeric"
          maxLength={4}
          {...form.getInputProps('securityCode')}
        />
      </div>
      <TextInput
        label={t('field.optional_label', { label: t('wallet.field.cardholder') })}
        autoComplete="cc-name"
        maxLength={120}
        {...form.getInputProps('cardholderName')}
      />
    </>
  );
}

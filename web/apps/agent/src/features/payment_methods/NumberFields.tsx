// The numbers off a card or a cheque. They are told right or wrong while typing, sent once, and never
// shown again.
import { aba, brandOf, digitsOf, formatCardNumber, luhn } from '@billspay/console-kit/cards';
import { Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../words';
import classes from '../panes/Pane.module.css';
import type { NewMethodValues } from './values';

type Form = UseFormReturnType<NewMethodValues>;

const plain = {
  size: 'sm',
  autoComplete: 'off',
  autoCorrect: 'off',
  spellCheck: false,
  inputMode: 'numeric',
} as const;

/** Said under the field, also to a screen reader, as soon as the digits allow it. */
function Verdict({ right, wrong, said }: { right: boolean; wrong: boolean; said: string }) {
  if (!right && !wrong && !said) return null;
  const Icon = right ? IconCircleCheck : IconAlertCircle;
  return (
    <span
      className={classes.verdict}
      data-right={right || undefined}
      data-wrong={wrong || undefined}
    >
      {(right || wrong) && <Icon size={14} aria-hidden />}
      {said}
    </span>
  );
}

interface NumberInputProps {
  form: Form;
  field: 'accountNumber' | 'routingNumber';
  label: string;
  maxLength: number;
  shown?: (text: string) => string;
  verdict: (digits: string) => ReactNode;
}

function NumberInput({ form, field, label, maxLength, shown, verdict }: NumberInputProps) {
  const [digits, setDigits] = useState('');
  const input = form.getInputProps(field);
  return (
    <TextInput
      {...plain}
      label={label}
      className={classes.wide}
      maxLength={maxLength}
      {...input}
      onChange={(event) => {
        const element = event.currentTarget;
        // Grouped as on the card, unless the cursor is in the middle.
        if (shown && element.selectionStart === element.value.length) {
          element.value = shown(element.value);
        }
        setDigits(digitsOf(element.value));
        input.onChange(event);
      }}
      description={
        <Text span inherit role="status">
          {verdict(digits)}
        </Text>
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      key={form.key(field)}
    />
  );
}

export function CardNumberField({ form }: { form: Form }) {
  const t = useWords();
  const verdict = (digits: string) => {
    const brand = brandOf(digits);
    const whole = brand ? brand.lengths.includes(digits.length) : digits.length >= 16;
    const right = luhn(digits) && whole;
    // Most numbers are complete with 15 or 16 digits: it is said then, though a longer one may follow.
    const enough = Math.min(...(brand?.lengths.filter((length) => length >= 15) ?? [19]));
    const wrong = !right && digits.length >= enough;
    const name = brand?.name ?? '';
    const said = right
      ? t('methods.number_right', { brand: name || t('methods.card') })
      : wrong
        ? t('methods.number_check')
        : name;
    return <Verdict right={right} wrong={wrong} said={said} />;
  };
  return (
    <NumberInput
      form={form}
      field="accountNumber"
      label={t('methods.card_number')}
      maxLength={23}
      shown={formatCardNumber}
      verdict={verdict}
    />
  );
}

export function BankNumberFields({ form }: { form: Form }) {
  const t = useWords();
  const ofRouting = (digits: string) => {
    const right = aba(digits);
    const wrong = !right && digits.length >= 9;
    const said = right ? t('methods.routing_right') : wrong ? t('methods.routing_check') : '';
    return <Verdict right={right} wrong={wrong} said={said} />;
  };
  return (
    <>
      <NumberInput
        form={form}
        field="routingNumber"
        label={t('methods.routing')}
        maxLength={11}
        verdict={ofRouting}
      />
      <NumberInput
        form={form}
        field="accountNumber"
        label={t('methods.account_number')}
        maxLength={20}
        verdict={(digits) =>
          digits && (
            <Verdict
              right={false}
              wrong={false}
              said={t('methods.digits', { count: digits.length })}
            />
          )
        }
      />
    </>
  );
}

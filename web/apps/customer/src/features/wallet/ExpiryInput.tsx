import { TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { useWords } from '../../words';
import { formatExpiry } from './expiry';
import { useFormatted } from './formatted';

export function ExpiryInput({ field }: { field: GetInputPropsReturnType }) {
  const t = useWords();
  const { value, onChange, ...rest } = field;
  const formatted = useFormatted({ value: String(value), onChange, format: formatExpiry });
  return (
    <TextInput
      label={t('wallet.field.expiry')}
      description={t('wallet.field.expiry_help')}
      autoComplete="cc-exp"
      inputMode="numeric"
      required
      withAsterisk={false}
      {...rest}
      {...formatted}
    />
  );
}

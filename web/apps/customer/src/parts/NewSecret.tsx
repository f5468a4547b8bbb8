// A new password, with how long it is already. What is too easy to guess the server knows.
import { useState } from 'react';
import { useWords } from '../words';
import { shortestPassword } from './forms';
import { Secret, type SecretProps } from './Secret';

export function NewSecret({ onChange, ...props }: Omit<SecretProps, 'autoComplete'>) {
  const t = useWords();
  const [length, setLength] = useState(() => [...String(props.defaultValue ?? '')].length);
  const progress =
    length >= shortestPassword ? t('password.long_enough') : t('password.count', { count: length });
  return (
    <Secret
      autoComplete="new-password"
      description={length === 0 ? t('password.advice') : progress}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      required
      withAsterisk={false}
      {...props}
      onChange={(event) => {
        setLength([...event.currentTarget.value].length);
        onChange?.(event);
      }}
    />
  );
}

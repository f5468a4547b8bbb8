// A password field that lets managers and the clipboard in, with a button that reveals it.
import { useKitWords } from '@billspay/console-kit/i18n';
import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useState } from 'react';

export interface SecretProps extends PasswordInputProps {
  autoComplete: 'current-password' | 'new-password';
}

export function Secret(props: SecretProps) {
  const t = useKitWords();
  const [shown, setShown] = useState(false);
  return (
    <PasswordInput
      {...props}
      visible={shown}
      onVisibilityChange={setShown}
      visibilityToggleButtonProps={{
        'aria-label': t(shown ? 'kit.password.hide' : 'kit.password.show'),
        tabIndex: 0,
        'aria-hidden': false,
      }}
    />
  );
}

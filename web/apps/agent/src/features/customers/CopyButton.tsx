import { useKitWords } from '@billspay/console-kit/i18n';
import { ActionIcon, VisuallyHidden } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';

export function CopyButton({ value, label }: { value: string; label: string }) {
  const kit = useKitWords();
  const { copy, copied } = useClipboard({ timeout: 1_500 });
  const Icon = copied ? IconCheck : IconCopy;
  return (
    <>
      <ActionIcon
        variant="subtle"
        color={copied ? 'green' : 'gray'}
        size={24}
        aria-label={label}
        onClick={() => copy(value)}
      >
        <Icon size={15} stroke={1.75} aria-hidden />
      </ActionIcon>
      <VisuallyHidden role="status">{copied && kit('kit.copied')}</VisuallyHidden>
    </>
  );
}

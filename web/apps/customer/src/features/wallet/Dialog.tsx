// The wallet's dialogs: the whole screen on phones. Only its own buttons and Escape close one, so
// that a slip beside it loses nothing.
import { useKitWords } from '@billspay/console-kit/i18n';
import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';

export interface DialogProps {
  title: string;
  opened: boolean;
  onClose: () => void;
  children: ReactNode;
}

export function Dialog({ title, opened, onClose, children }: DialogProps) {
  const kit = useKitWords();
  const phone = useMediaQuery('(max-width: 47.99em)');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size="md"
      fullScreen={phone ?? false}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': kit('kit.close') }}
    >
      {children}
    </Modal>
  );
}

import { useKitWords } from '@billspay/console-kit/i18n';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useWords } from '../../words';

export interface CloseTabDialogProps {
  name: string;
  opened: boolean;
  onKeep: () => void;
  onClose: () => void;
}

export function CloseTabDialog({ name, opened, onKeep, onClose }: CloseTabDialogProps) {
  const t = useWords();
  const kit = useKitWords();
  return (
    <Modal
      opened={opened}
      onClose={onKeep}
      title={t('tabs.unsaved_title')}
      closeButtonProps={{ 'aria-label': kit('kit.close') }}
      centered
    >
      <Stack gap="md">
        <Text size="sm">{t('tabs.unsaved_body', { name })}</Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onKeep} data-autofocus>
            {t('tabs.unsaved_keep')}
          </Button>
          <Button color="red.8" onClick={onClose}>
            {t('tabs.unsaved_close')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

// Every command by its name.
import { Modal } from '@mantine/core';
import { useWords } from '../../words';
import { PaletteList } from './PaletteList';

export function Palette({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useWords();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size="lg"
      yOffset="12vh"
      aria-label={t('palette.title')}
      // Most commands send the focus somewhere themselves.
      returnFocus
    >
      <PaletteList onDone={onClose} />
    </Modal>
  );
}

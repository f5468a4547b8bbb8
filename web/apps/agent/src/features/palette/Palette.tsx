// Every command by its name.
import { Modal } from '@mantine/core';
import { useWords } from '../../words';
import { PaletteList } from './PaletteList';

export function Palette({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useWords();
  return (
    <Modal.Root opened={opened} onClose={onClose} size="lg" yOffset="12vh">
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.title')}>
        <Modal.Body p={0}>
          <PaletteList onDone={onClose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

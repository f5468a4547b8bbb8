import { Empty } from '@billspay/console-kit/ui';
import { Button } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import { useWords } from '../words';

/** A list that is empty because of its filters. */
export function NothingFound({ onClear }: { onClear: () => void }) {
  const t = useWords();
  return (
    <Empty
      icon={<IconFilterOff size={22} />}
      title={t('table.nothing')}
      action={
        <Button variant="default" onClick={onClear}>
          {t('table.clear')}
        </Button>
      }
    >
      {t('table.nothing_help')}
    </Empty>
  );
}

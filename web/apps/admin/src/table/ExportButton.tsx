import { asProblem, saveFile } from '@billspay/console-kit/api';
import { announce } from '@billspay/console-kit/ui';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../words';

export interface ExportButtonProps {
  /** Of the file, without the date. */
  name: string;
  load: () => Promise<Blob>;
}

/** Downloads what the filters show, all pages of it. */
export function ExportButton({ name, load }: ExportButtonProps) {
  const t = useWords();
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      saveFile(await load(), `${name}-${new Date().toISOString().slice(0, 10)}.csv`);
      announce(t('table.exported'));
    } catch (error) {
      const problem = asProblem(error);
      notifications.show({ color: 'red', title: problem.title, message: problem.detail ?? '' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="default"
      size="sm"
      loading={busy}
      leftSection={<IconDownload size={16} aria-hidden />}
      onClick={() => void download()}
    >
      {t('table.export')}
    </Button>
  );
}

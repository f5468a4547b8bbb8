import { saveFile, take } from '@billspay/console-kit/api';
import { ProblemNotice } from '@billspay/console-kit/ui';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../api';
import type { Receipt } from '../../parts/queries';
import { useWords } from '../../words';

export function ReceiptPdf({ receipt }: { receipt: Receipt }) {
  const t = useWords();
  const download = useMutation({
    mutationFn: async () => {
      const path = { id: receipt.id };
      const file = await take(
        api.GET('/api/receipts/{id}.pdf', { params: { path }, parseAs: 'blob' }),
      );
      // A confirmation number may have been typed by hand: only what file names bear.
      saveFile(file, `receipt-${receipt.confirmation.replace(/[^\w-]+/g, '_')}.pdf`);
    },
  });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size={18} stroke={1.75} aria-hidden />}
        loading={download.isPending}
        onClick={() => download.mutate()}
      >
        {t('receipt.pdf')}
      </Button>
      <ProblemNotice error={download.error} onRetry={() => download.mutate()} />
    </>
  );
}

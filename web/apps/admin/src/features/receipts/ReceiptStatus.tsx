import type { components } from '@billspay/console-kit/api';
import { Badge } from '@mantine/core';
import { useWords } from '../../words';

export function ReceiptStatus({ status }: { status: components['schemas']['Receipt']['status'] }) {
  const t = useWords();
  return (
    <Badge variant="light" color={status === 'POSTED' ? 'green' : 'gray'} tt="none">
      {t(`kit.receipt.${status}`)}
    </Badge>
  );
}

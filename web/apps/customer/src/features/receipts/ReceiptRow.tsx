import { CategoryIcon, Money, Time } from '@billspay/console-kit/ui';
import { Badge } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import list from '../../parts/list.module.css';
import type { Receipt } from '../../parts/queries';
import { useWords } from '../../words';

export function ReceiptRow({ receipt }: { receipt: Receipt }) {
  const t = useWords();
  const voided = receipt.status === 'VOIDED';
  return (
    <Link to="/receipts/$id" params={{ id: receipt.id }} className={list.row}>
      <CategoryIcon category={receipt.biller.category} />
      <span className={list.text}>
        <span className={list.name}>{receipt.biller.name}</span>
        <span className={list.sub}>
          <Time at={receipt.paidOn} as="utcDay" />
          {voided && (
            <Badge variant="light" color="gray" size="sm" tt="none">
              {t('receipts.voided')}
            </Badge>
          )}
        </span>
      </span>
      <span className={list.end}>
        <Money amount={receipt.amount} struck={voided} />
      </span>
    </Link>
  );
}

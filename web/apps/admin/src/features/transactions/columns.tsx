import type { components } from '@billspay/console-kit/api';
import { CustomerNumber, Money, Time } from '@billspay/console-kit/ui';
import { useMemo } from 'react';
import type { Column } from '../../table/columns';
import { useWords } from '../../words';
import { ReceiptStatus } from '../receipts/ReceiptStatus';

type Transaction = components['schemas']['Transaction'];

export function useTransactionColumns(): readonly Column<Transaction>[] {
  const t = useWords();
  return useMemo(
    () => [
      {
        id: 'confirmation',
        label: t('transactions.confirmation'),
        cell: (one) => one.confirmation,
      },
      {
        id: 'paidOn',
        label: t('receipt.paid_on'),
        cell: (one) => <Time at={one.paidOn} as="utcDay" />,
      },
      {
        id: 'customer',
        label: t('transactions.customer'),
        cell: (one) => `${one.customer.firstName} ${one.customer.lastName}`,
      },
      {
        id: 'number',
        label: t('transactions.number'),
        cell: (one) => <CustomerNumber value={one.customer.customerNumber} />,
      },
      { id: 'biller', label: t('receipt.biller'), cell: (one) => one.biller.name },
      {
        id: 'category',
        label: t('biller.category'),
        cell: (one) => t(`kit.category.${one.biller.category}`),
        hidden: true,
      },
      {
        id: 'notes',
        label: t('receipt.notes'),
        cell: (one) => one.notes ?? t('table.unknown'),
        hidden: true,
      },
      {
        id: 'status',
        label: t('receipt.status'),
        cell: (one) => <ReceiptStatus status={one.status} />,
      },
      {
        id: 'amount',
        label: t('receipt.amount'),
        numeric: true,
        cell: (one) => <Money amount={one.amount} struck={one.status === 'VOIDED'} />,
      },
    ],
    [t],
  );
}

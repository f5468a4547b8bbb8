import type { components } from '@billspay/console-kit/api';
import { CustomerNumber, KycBadge, Time } from '@billspay/console-kit/ui';
import { useMemo } from 'react';
import type { Column } from '../../table/columns';
import { useWords } from '../../words';

type Customer = components['schemas']['CustomerSummary'];

export function useCustomerColumns(removed: boolean): readonly Column<Customer>[] {
  const t = useWords();
  return useMemo(() => {
    const columns: Column<Customer>[] = [
      {
        id: 'name',
        label: t('customers.name'),
        cell: (one) => `${one.firstName} ${one.lastName}`,
      },
      {
        id: 'number',
        label: t('customers.number'),
        cell: (one) => <CustomerNumber value={one.customerNumber} />,
      },
      { id: 'email', label: t('customers.email'), cell: (one) => one.email },
      { id: 'phone', label: t('customers.phone'), cell: (one) => one.phone ?? t('table.unknown') },
      {
        id: 'status',
        label: t('customers.status'),
        cell: (one) => <KycBadge status={one.kycStatus} />,
      },
      {
        id: 'created',
        label: t('customers.enrolled'),
        cell: (one) => <Time at={one.createdAt} />,
      },
    ];
    if (removed) {
      columns.push({
        id: 'removed',
        label: t('customers.removed'),
        cell: (one) => one.deletedAt && <Time at={one.deletedAt} as="ago" />,
      });
    }
    return columns;
  }, [t, removed]);
}

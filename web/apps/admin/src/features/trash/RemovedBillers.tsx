import { CategoryName, CustomerNumber } from '@billspay/console-kit/ui';
import { useMemo } from 'react';
import { TextLink } from '../../shell/links';
import { usePages } from '../../table/usePages';
import { fetchSharedBillers, type SharedBiller } from '../billers/queries';
import { restoreBiller } from '../customers/billers';
import { useAccountChanged } from '../customers/queries';
import { RemovedLine, RemovedList } from './Removed';

interface RemovedBiller {
  biller: SharedBiller;
  customer: SharedBiller['customers'][number];
}

function Line({ biller, customer }: RemovedBiller) {
  const changed = useAccountChanged(customer.id);
  return (
    <RemovedLine
      name={biller.name}
      title={biller.name}
      about={
        <>
          <CategoryName category={biller.category} /> · {customer.accountId} ·{' '}
          <TextLink
            to="/customers/$customerId"
            params={{ customerId: customer.id }}
            search={{ tab: 'billers' }}
          >
            {customer.firstName} {customer.lastName}
          </TextLink>{' '}
          <CustomerNumber value={customer.customerNumber} />
        </>
      }
      restore={async () => {
        await restoreBiller(customer.id, customer.billerId);
        await changed();
      }}
    />
  );
}

export function RemovedBillers() {
  const pages = usePages({
    key: ['billers', 'removed'],
    load: (cursor) => fetchSharedBillers({ removed: true, cursor }),
    rowsOf: (page) => page.billers,
  });
  const { items } = pages;
  const rows = useMemo(
    () => items.flatMap((biller) => biller.customers.map((customer) => ({ biller, customer }))),
    [items],
  );
  return (
    <RemovedList rows={{ ...pages, items: rows }}>
      {(row) => <Line key={row.customer.billerId} {...row} />}
    </RemovedList>
  );
}

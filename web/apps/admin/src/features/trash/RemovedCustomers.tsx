import type { components } from '@billspay/console-kit/api';
import { CustomerNumber, Time } from '@billspay/console-kit/ui';
import { TextLink } from '../../shell/links';
import { usePages } from '../../table/usePages';
import { useWords } from '../../words';
import { fetchCustomers, restoreCustomer, useAccountChanged } from '../customers/queries';
import { RemovedLine, RemovedList } from './Removed';

function Line({ customer }: { customer: components['schemas']['CustomerSummary'] }) {
  const t = useWords();
  const changed = useAccountChanged(customer.id);
  const name = `${customer.firstName} ${customer.lastName}`;
  return (
    <RemovedLine
      name={name}
      title={
        <TextLink to="/customers/$customerId" params={{ customerId: customer.id }}>
          {name}
        </TextLink>
      }
      about={
        <>
          <CustomerNumber value={customer.customerNumber} /> · {customer.email}
          {customer.deletedAt && (
            <>
              {' · '}
              {t('trash.removed')} <Time at={customer.deletedAt} as="ago" />
            </>
          )}
        </>
      }
      restore={async () => {
        await restoreCustomer(customer.id);
        await changed();
      }}
    />
  );
}

export function RemovedCustomers() {
  const rows = usePages({
    key: ['customers', 'removed'],
    load: (cursor) => fetchCustomers({ removed: true, cursor }),
    rowsOf: (page) => page.customers,
  });
  return (
    <RemovedList rows={rows}>
      {(customer) => <Line key={customer.id} customer={customer} />}
    </RemovedList>
  );
}

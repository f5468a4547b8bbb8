import { Page } from '@billspay/console-kit/ui';
import { Switch } from '@mantine/core';
import { getRouteApi, Outlet, useParams } from '@tanstack/react-router';
import { DataTable } from '../../table/DataTable';
import { FilterBar, SearchField } from '../../table/filters';
import { NothingFound } from '../../table/NothingFound';
import { countOf } from '../../table/search';
import { usePages } from '../../table/usePages';
import { useWords } from '../../words';
import classes from './Customers.module.css';
import { useCustomerColumns } from './columns';
import { type CustomerFilters, fetchCustomers } from './queries';

const route = getRouteApi('/in/customers');

export function CustomersPage() {
  const t = useWords();
  const { search, removed } = route.useSearch();
  const filters: CustomerFilters = { search, removed };
  const navigate = route.useNavigate();
  const { customerId } = useParams({ strict: false });
  const columns = useCustomerColumns(removed === 'yes');
  const rows = usePages({
    key: ['customers', filters],
    load: (cursor) => fetchCustomers({ search, removed: removed === 'yes', cursor }),
    rowsOf: (page) => page.customers,
  });
  const set = (changes: CustomerFilters) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...changes }), replace: true });
  const clear = () => set({ search: undefined, removed: undefined });
  return (
    <Page title={t('customers.title')}>
      <FilterBar label={t('customers.filters')} active={countOf(filters)} onClear={clear}>
        <SearchField
          wide
          label={t('customers.search')}
          placeholder={t('customers.search_hint')}
          value={search}
          onChange={(text) => set({ search: text })}
        />
        <Switch
          className={classes.switch}
          label={t('customers.removed_only')}
          checked={removed === 'yes'}
          onChange={(event) => set({ removed: event.currentTarget.checked ? 'yes' : undefined })}
        />
      </FilterBar>
      <DataTable
        name="customers"
        label={t('customers.title')}
        columns={columns}
        rows={rows}
        rowId={(customer) => customer.id}
        rowLink={(customer) => ({
          to: '/customers/$customerId',
          params: { customerId: customer.id },
          search: true,
        })}
        openId={customerId}
        empty={<NothingFound onClear={clear} />}
      />
      <Outlet />
    </Page>
  );
}

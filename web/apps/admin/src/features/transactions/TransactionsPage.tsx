import { Empty, Page } from '@billspay/console-kit/ui';
import { IconReceipt2 } from '@tabler/icons-react';
import { getRouteApi, Outlet, useParams } from '@tanstack/react-router';
import { DataTable } from '../../table/DataTable';
import { ExportButton } from '../../table/ExportButton';
import { DayField, FilterBar, SearchField, SelectField } from '../../table/filters';
import { NothingFound } from '../../table/NothingFound';
import { countOf } from '../../table/search';
import { usePages } from '../../table/usePages';
import { useWords } from '../../words';
import { useTransactionColumns } from './columns';
import {
  exportTransactions,
  fetchTransactions,
  noTransactionFilters,
  statuses,
  type TransactionFilters,
} from './queries';

const route = getRouteApi('/in/transactions');

export function TransactionsPage() {
  const t = useWords();
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const { receiptId } = useParams({ strict: false });
  const columns = useTransactionColumns();
  const rows = usePages({
    key: ['transactions', 'list', filters],
    load: (cursor) => fetchTransactions(filters, cursor),
    rowsOf: (page) => page.transactions,
  });
  const set = (changes: TransactionFilters) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...changes }), replace: true });
  const active = countOf(filters);
  const clear = () => set(noTransactionFilters);
  return (
    <Page title={t('transactions.title')}>
      <FilterBar label={t('transactions.filters')} active={active} onClear={clear}>
        <SearchField
          label={t('transactions.confirmation')}
          placeholder={t('transactions.confirmation_hint')}
          value={filters.confirmation}
          onChange={(confirmation) => set({ confirmation })}
        />
        <SearchField
          label={t('transactions.search')}
          placeholder={t('transactions.search_hint')}
          value={filters.search}
          onChange={(search) => set({ search })}
        />
        <SearchField
          label={t('transactions.number')}
          value={filters.customer}
          onChange={(customer) => set({ customer })}
        />
        <DayField label={t('table.from')} value={filters.from} onChange={(from) => set({ from })} />
        <DayField label={t('table.to')} value={filters.to} onChange={(to) => set({ to })} />
        <SelectField
          label={t('receipt.status')}
          value={filters.status}
          onChange={(status) => set({ status })}
          choices={statuses.map((value) => ({ value, label: t(`kit.receipt.${value}`) }))}
        />
      </FilterBar>
      <DataTable
        name="transactions"
        label={t('transactions.title')}
        columns={columns}
        rows={rows}
        rowId={(one) => one.id}
        rowLink={(one) => ({
          to: '/transactions/$customerId/$receiptId',
          params: { customerId: one.customer.id, receiptId: one.id },
          search: true,
        })}
        openId={receiptId}
        actions={<ExportButton name="transactions" load={() => exportTransactions(filters)} />}
        empty={
          active > 0 ? (
            <NothingFound onClear={clear} />
          ) : (
            <Empty icon={<IconReceipt2 size={22} />} title={t('receipt.empty')}>
              {t('transactions.empty_help')}
            </Empty>
          )
        }
      />
      <Outlet />
    </Page>
  );
}

import { CategoryName, Empty, Page } from '@billspay/console-kit/ui';
import { IconBuildingStore } from '@tabler/icons-react';
import { getRouteApi, Outlet, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Column } from '../../table/columns';
import { DataTable } from '../../table/DataTable';
import { FilterBar, SearchField } from '../../table/filters';
import { NothingFound } from '../../table/NothingFound';
import { countOf } from '../../table/search';
import { usePages } from '../../table/usePages';
import { useWords } from '../../words';
import {
  type BillerFilters,
  fetchSharedBillers,
  nameOfSegment,
  type SharedBiller,
  segmentOf,
} from './queries';

const route = getRouteApi('/in/billers');

function useColumns(): readonly Column<SharedBiller>[] {
  const t = useWords();
  return useMemo(
    () => [
      { id: 'name', label: t('biller.name'), cell: (biller) => biller.name },
      {
        id: 'category',
        label: t('biller.category'),
        cell: (biller) => <CategoryName category={biller.category} />,
      },
      {
        id: 'customers',
        label: t('billers.customers'),
        cell: (biller) =>
          t(biller.moreCustomers ? 'billers.more_than' : 'billers.count', {
            count: biller.customers.length,
          }),
      },
      {
        id: 'newest',
        label: t('billers.newest'),
        cell: (biller) =>
          biller.customers
            .slice(0, 3)
            .map((one) => `${one.firstName} ${one.lastName}`)
            .join(', '),
      },
    ],
    [t],
  );
}

export function keyOfBiller(biller: { category: string; name: string }): string {
  return `${biller.category} ${biller.name.toLowerCase()}`;
}

export function BillersPage() {
  const t = useWords();
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const { category, name } = useParams({ strict: false });
  const columns = useColumns();
  const rows = usePages({
    key: ['billers', 'list', filters],
    load: (cursor) => fetchSharedBillers({ ...filters, cursor }),
    rowsOf: (page) => page.billers,
  });
  const set = (changes: BillerFilters) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...changes }), replace: true });
  const clear = () => set({ search: undefined });
  return (
    <Page title={t('billers.title')} lead={t('billers.lead')}>
      <FilterBar label={t('billers.filters')} active={countOf(filters)} onClear={clear}>
        <SearchField
          wide
          label={t('billers.search')}
          placeholder={t('billers.search_hint')}
          value={filters.search}
          onChange={(search) => set({ search })}
        />
      </FilterBar>
      <DataTable
        name="billers"
        label={t('billers.title')}
        columns={columns}
        rows={rows}
        rowId={keyOfBiller}
        rowLink={(biller) => ({
          to: '/billers/$category/$name',
          params: { category: biller.category, name: segmentOf(biller.name) },
          search: true,
        })}
        openId={category && name ? keyOfBiller({ category, name: nameOfSegment(name) }) : undefined}
        empty={
          countOf(filters) > 0 ? (
            <NothingFound onClear={clear} />
          ) : (
            <Empty icon={<IconBuildingStore size={22} />} title={t('biller.empty')}>
              {t('billers.empty_help')}
            </Empty>
          )
        }
      />
      <Outlet />
    </Page>
  );
}

import { renderWithProviders } from '@billspay/console-kit/testing';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
  useNavigate,
  useParams,
} from '@tanstack/react-router';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { english } from '../words';
import { DataTable } from './DataTable';
import { RecordDrawer } from './RecordDrawer';
import type { Rows } from './usePages';

interface Bill {
  id: string;
  name: string;
  amount: string;
}

const bills: Bill[] = [
  { id: 'a', name: 'Water', amount: '12.00' },
  { id: 'b', name: 'Power', amount: '34.00' },
];

const rows: Rows<Bill> = {
  items: bills,
  isPending: false,
  isPlaceholderData: false,
  error: null,
  hasNextPage: false,
  isFetchingNextPage: false,
  isFetchNextPageError: false,
  fetchNextPage: () => {},
  refetch: () => {},
};

const columns = [
  { id: 'name', label: 'Name', cell: (bill: Bill) => bill.name },
  { id: 'amount', label: 'Amount', numeric: true, cell: (bill: Bill) => bill.amount },
];

function List() {
  const { id } = useParams({ strict: false }) as { id?: string };
  return (
    <>
      <DataTable
        name="bills"
        label="Bills"
        columns={columns}
        rows={rows}
        rowId={(bill) => bill.id}
        rowLink={(bill) => ({ to: `/bills/${bill.id}` as '/' })}
        openId={id}
        empty="none"
      />
      <Outlet />
    </>
  );
}

function Details() {
  const navigate = useNavigate();
  return (
    <RecordDrawer title="Bill" onClose={() => void navigate({ to: '/bills' as '/' })}>
      Details
    </RecordDrawer>
  );
}

async function show() {
  const root = createRootRoute({ component: Outlet });
  const list = createRoute({ getParentRoute: () => root, path: '/bills', component: List });
  const one = createRoute({ getParentRoute: () => list, path: '$id', component: Details });
  const router = createRouter({
    routeTree: root.addChildren([list.addChildren([one])]),
    history: createMemoryHistory({ initialEntries: ['/bills'] }),
  });
  renderWithProviders(<RouterProvider router={router as never} />, { words: english });
  await screen.findByRole('table', { name: 'Bills' });
  return { router, user: userEvent.setup() };
}

describe('a table of records', () => {
  it('opens a row by Enter and gives the focus back to it', async () => {
    const { router, user } = await show();
    screen.getByRole('link', { name: 'Water' }).focus();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(await screen.findByText('Details')).toBeTruthy();
    expect(router.state.location.pathname).toBe('/bills/b');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/bills'));
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Power' })),
    );
  });

  it('opens a row by a click anywhere on it', async () => {
    const { router, user } = await show();
    await user.click(screen.getByText('12.00'));
    await waitFor(() => expect(router.state.location.pathname).toBe('/bills/a'));
  });

  it('remembers hidden columns on the device', async () => {
    const { user } = await show();
    await user.click(screen.getByRole('button', { name: 'View' }));
    await user.click(await screen.findByLabelText('Amount'));
    expect(screen.queryByRole('columnheader', { name: 'Amount' })).toBeNull();
    expect(localStorage.getItem('billspay.admin.table.bills')).toContain('"hidden":["amount"]');
  });
});

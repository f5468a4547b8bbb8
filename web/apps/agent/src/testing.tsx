// A customer at the desk, for component tests.
import { renderWithProviders, signInForTest } from '@billspay/console-kit/testing';
import { QueryClient } from '@tanstack/react-query';
import { act } from '@testing-library/react';
import type { ReactNode } from 'react';
import { session } from './api';
import type { CustomerAccount } from './features/customers/account';
import { useAccount, useAccountCache } from './features/customers/account';
import { DeskContext } from './features/customers/DeskContext';
import { usePaneForms } from './features/panes/usePaneForms';
import { english } from './words';

const at = '2026-11-01T12:00:00.000Z';

export const ada: CustomerAccount = {
  profile: {
    id: 'c1',
    email: 'ada@demo.test',
    firstName: 'Ada',
    lastName: 'Lindqvist',
    phone: '+1 919 555 0179',
    addressLine1: '918 Park Avenue',
    addressLine2: null,
    city: 'Raleigh',
    state: 'NC',
    postalCode: '27601',
    customerNumber: '171828182849',
    kycStatus: 'APPROVED',
    kycReason: null,
    emailVerified: true,
    createdAt: at,
    lastLoginAt: null,
    deletedAt: null,
  },
  billers: [
    {
      id: 'b1',
      name: 'Northlight Electric',
      category: 'ELECTRIC',
      accountId: 'AC-1',
      contactInfo: null,
      createdAt: at,
      updatedAt: at,
      receipts: [],
    },
  ],
  paymentMethods: [],
  receipts: [
    {
      id: 'r1',
      amount: '84.27',
      paidOn: '2026-11-03T14:00:00.000Z',
      confirmation: 'BP-1',
      notes: null,
      downloadUrl: null,
      status: 'POSTED',
      biller: { id: 'b1', name: 'Northlight Electric', category: 'ELECTRIC' },
      voidReason: null,
      voidedAt: null,
      replacesId: null,
    },
  ],
  assignments: [],
  lastAssistedBy: null,
};

function Desk({ children }: { children: ReactNode }) {
  const { data } = useAccount(ada.profile.id);
  const panes = usePaneForms(ada.profile.id);
  const cache = useAccountCache(ada.profile.id);
  return data && <DeskContext value={{ account: data, panes, cache }}>{children}</DeskContext>;
}

/** As in a console, but nothing is asked twice. */
export function queryClientForTest(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: 0 } } });
}

/** Reads all again, and shows it. */
export function refetchAll(queryClient: QueryClient): Promise<void> {
  return act(async () => {
    await queryClient.invalidateQueries();
    // Observers are told in a turn of their own.
    await new Promise((resolve) => setTimeout(resolve));
  });
}

/** Shows panes of Ada; her account has to be answered, and again for each `refetch`. */
export function renderAtDesk(ui: ReactNode): { refetch: () => Promise<void> } {
  signInForTest(session);
  const queryClient = queryClientForTest();
  renderWithProviders(<Desk>{ui}</Desk>, { words: english, color: 'harbor', queryClient });
  return { refetch: () => refetchAll(queryClient) };
}

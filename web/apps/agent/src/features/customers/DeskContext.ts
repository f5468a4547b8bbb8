// The customer at the desk, for the panes.
import { createContext, use } from 'react';
import type { PaneForms } from '../panes/usePaneForms';
import type { AccountCache, CustomerAccount } from './account';

export interface Desk {
  account: CustomerAccount;
  panes: PaneForms;
  cache: AccountCache;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const value = use(DeskContext);
  if (!value) throw new Error('Desk is missing');
  return value;
}

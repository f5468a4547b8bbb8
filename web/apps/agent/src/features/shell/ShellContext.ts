// What pages may ask of the shell around them.
import { createContext, use } from 'react';
import type { Tabs } from '../tabs/useTabs';

export type ShellDialog = 'help' | 'palette';

export interface ShellActions {
  tabs: Tabs;
  show: (dialog: ShellDialog) => void;
  /** Closes a customer; asks first when something typed there is not saved. */
  close: (id: string) => void;
}

export const ShellContext = createContext<ShellActions | undefined>(undefined);

export function useShell(): ShellActions {
  const value = use(ShellContext);
  if (!value) throw new Error('Shell is missing');
  return value;
}

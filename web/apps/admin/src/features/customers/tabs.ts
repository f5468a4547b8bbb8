import { oneOf, type RawSearch } from '../../table/search';

export const tabs = ['overview', 'billers', 'methods', 'receipts', 'activity'] as const;

export function customerTab(raw: RawSearch): { tab?: (typeof tabs)[number] | undefined } {
  return { tab: oneOf(raw.tab, tabs) };
}

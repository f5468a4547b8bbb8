import { oneOf, type RawSearch } from '../../table/search';

export const kinds = ['customers', 'agents', 'billers'] as const;

export function trashFilters(raw: RawSearch): { kind?: (typeof kinds)[number] | undefined } {
  return { kind: oneOf(raw.kind, kinds) };
}

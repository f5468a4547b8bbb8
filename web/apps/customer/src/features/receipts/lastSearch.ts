// The filters that were used last, for the way back from a receipt.
import { session } from '../../api';
import type { ReceiptSearch } from './search';

let last: ReceiptSearch = {};

// They are not for whoever signs in next.
session.subscribe(() => {
  last = {};
});

export function lastSearch(): ReceiptSearch {
  return last;
}

export function rememberSearch(search: ReceiptSearch): void {
  last = search;
}

import { useKeys } from '../keys/keys';
import { focusFirstRow, rowOf } from '../panes/moves';
import type { PaneForms } from '../panes/usePaneForms';

/** The keys that work while a customer is in sight. */
export function useDeskKeys(panes: PaneForms, toggleAddress: () => void): void {
  const enter = () => {
    // In a pane, its own keys move on.
    if (!document.activeElement?.closest('[data-pane]')) focusFirstRow();
  };
  useKeys({
    b: () => panes.open('billers', { kind: 'add' }),
    p: () => panes.open('methods', { kind: 'add' }),
    r: () => {
      const row = rowOf(document.activeElement);
      const billerId = row?.pane === 'billers' ? row.id : undefined;
      panes.open('receipts', { kind: 'add', seed: billerId ? { billerId } : {} });
    },
    a: toggleAddress,
    j: enter,
    ArrowDown: enter,
  });
}

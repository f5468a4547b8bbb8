// Moving about in rows and panes. Rows are found in the page by `data-row`, panes by `data-pane`.
import type { PaneName } from './usePaneForms';

const rows = (pane: Element) => [...pane.querySelectorAll<HTMLElement>('[data-row]')];

/** The row that has the focus, and its pane. */
export function rowOf(element: Element | null): { id: string; pane: PaneName } | undefined {
  const item = element?.closest('[data-row-item]')?.querySelector<HTMLElement>('[data-row]');
  const pane = item?.closest<HTMLElement>('[data-pane]');
  const id = item?.dataset.row;
  return id && pane ? { id, pane: pane.dataset.pane as PaneName } : undefined;
}

export function focusFirstRow(): void {
  for (const row of document.querySelectorAll<HTMLElement>('[data-row]')) {
    // Those of hidden tabs take no room.
    if (row.offsetParent !== null) {
      row.focus();
      return;
    }
  }
}

/** To a row, or where there is none any more, to the pane's first row or its button. */
export function focusRow(pane: Element, id: string | undefined): void {
  const all = rows(pane);
  const wanted = all.find((row) => row.dataset.row === id) ?? all[0];
  (wanted ?? pane.querySelector<HTMLElement>('[data-add]'))?.focus();
}

/** The id of the row that takes the place of one that goes. */
export function neighbourOf(ids: readonly string[], id: string): string | undefined {
  const at = ids.indexOf(id);
  return ids[at + 1] ?? ids[at - 1];
}

function focusNextPane(pane: Element, by: number): void {
  const all = [...(pane.parentElement?.querySelectorAll('[data-pane]') ?? [])];
  const next = all[all.indexOf(pane) + by];
  if (!next) return;
  const tabbable = next.querySelector<HTMLElement>('[data-row][tabindex="0"]');
  (tabbable ?? next.querySelector<HTMLElement>('[data-add]'))?.focus();
}

/** Whether the key moved the focus. `from` is within a row of the pane. */
export function move(pane: Element, from: Element, key: string): boolean {
  const all = rows(pane);
  const item = from.closest('[data-row-item]')?.querySelector<HTMLElement>('[data-row]');
  const at = item ? all.indexOf(item) : -1;
  if (at < 0) return false;
  if (key === 'ArrowLeft' || key === 'h') focusNextPane(pane, -1);
  else if (key === 'ArrowRight' || key === 'l') focusNextPane(pane, 1);
  else {
    const target = new Map([
      ['ArrowDown', at + 1],
      ['j', at + 1],
      ['ArrowUp', at - 1],
      ['k', at - 1],
      ['Home', 0],
      ['End', all.length - 1],
    ]).get(key);
    if (target === undefined) return false;
    all[target]?.focus();
  }
  return true;
}

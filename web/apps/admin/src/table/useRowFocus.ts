import { useEffect, useRef } from 'react';

/** When what was open closes, the focus goes back to the row that opened it. */
export function useRowFocus(openId: string | undefined) {
  const region = useRef<HTMLElement>(null);
  const last = useRef(openId);
  useEffect(() => {
    const closed = last.current;
    last.current = openId;
    if (openId || !closed) return;
    const rows = region.current?.querySelectorAll<HTMLElement>('[data-row-id]') ?? [];
    const row = [...rows].find((one) => one.dataset.rowId === closed);
    row?.querySelector<HTMLElement>('[data-row-link]')?.focus();
  }, [openId]);
  return region;
}

import { useEffect, useRef } from 'react';

/** When what was open closes, the focus goes back to the row that opened it. */
export function useRowFocus(openId: string | undefined) {
  const region = useRef<HTMLElement>(null);
  const last = useRef(openId);
  useEffect(() => {
    const closed = last.current;
    last.current = openId;
    if (openId || !closed) return;
    region.current
      ?.querySelector<HTMLElement>(`[data-row-id="${CSS.escape(closed)}"] [data-row-link]`)
      ?.focus();
  }, [openId]);
  return region;
}

import { useEffect, useRef } from 'react';

export type Shortcuts = Readonly<Record<string, () => void>>;

function isBusy(event: KeyboardEvent): boolean {
  const { target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  if (event.defaultPrevented || !(target instanceof Element)) return true;
  // Letters belong to whoever types or chooses, and to a dialog that is open.
  return (
    target.closest('input, textarea, select, [contenteditable], [role="menu"]') !== null ||
    document.querySelector('[role="dialog"], [role="alertdialog"]') !== null
  );
}

/** Single keys, anywhere on the page where nobody types. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  current.current = shortcuts;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isBusy(event)) return;
      const act = current.current[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

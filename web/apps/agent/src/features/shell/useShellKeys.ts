import { useNavigate } from '@tanstack/react-router';
import { type Bindings, useKeys } from '../keys/keys';
import { focusSearch } from '../search/focus';
import type { ShellActions } from './ShellContext';

const mostKeys = 9;

/** The keys that work on every page. */
export function useShellKeys({ tabs, show, close }: ShellActions): void {
  const navigate = useNavigate();
  const { tabs: all, activeId } = tabs;
  const at = all.findIndex((tab) => tab.id === activeId);
  const step = (by: number) => {
    const next = all[(at + by + all.length) % all.length];
    if (next) tabs.show(next.id);
  };
  const bindings: Bindings = {
    '/': () => focusSearch(),
    '?': () => show('help'),
    'mod+k': () => show('palette'),
    n: () => void navigate({ to: '/' }).then(() => focusSearch({ clear: true })),
    '[': () => step(at < 0 ? 0 : -1),
    ']': () => step(1),
  };
  if (activeId) {
    bindings.x = () => close(activeId);
    bindings['alt+w'] = () => close(activeId);
  }
  for (const [index, tab] of all.slice(0, mostKeys).entries()) {
    bindings[`${index + 1}`] = () => tabs.show(tab.id);
    bindings[`alt+${index + 1}`] = () => tabs.show(tab.id);
  }
  useKeys(bindings);
}

import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useSyncExternalStore } from 'react';
import { type TabState, tabs } from './store';

export interface Tabs extends TabState {
  /** The customer in sight, if one is. */
  activeId: string | undefined;
  show: (id: string) => void;
  /** Closes it at once, whatever is typed there. */
  close: (id: string) => void;
}

export function useTabs(): Tabs {
  const state = useSyncExternalStore(tabs.subscribe, tabs.snapshot);
  const activeId = useParams({ strict: false }).id;
  const navigate = useNavigate();
  const show = useCallback(
    (id: string) => void navigate({ to: '/customers/$id', params: { id } }),
    [navigate],
  );
  const close = useCallback(
    (id: string) => {
      const next = tabs.close(id);
      if (id !== activeId) return;
      if (next) show(next);
      else void navigate({ to: '/' });
    },
    [activeId, show, navigate],
  );
  return { ...state, activeId, show, close };
}

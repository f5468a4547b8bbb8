// Whether what is shown follows the server: the network is there, and the stream of the customer in
// sight is open.
import { useSyncExternalStore } from 'react';

let live = true;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** The stream of the customer in sight. Without one there is nothing to be late with. */
export function setLive(now: boolean): void {
  live = now;
  tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

export type ConnectionState = 'on' | 'paused' | 'off';

function read(): ConnectionState {
  if (!navigator.onLine) return 'off';
  return live ? 'on' : 'paused';
}

export function useConnection(): ConnectionState {
  return useSyncExternalStore(subscribe, read);
}

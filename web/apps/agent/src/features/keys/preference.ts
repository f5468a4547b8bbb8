// Single letters as commands can be in the way of speech input and of trembling hands: they can be
// switched off (WCAG 2.1.4), which is remembered on the device.
import { useSyncExternalStore } from 'react';

const storageKey = 'billspay.agent.single-keys';
const listeners = new Set<() => void>();

export function singleKeysAreOn(): boolean {
  return localStorage.getItem(storageKey) !== 'off';
}

export function switchSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, 'off');
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSingleKeys(): boolean {
  return useSyncExternalStore(subscribe, singleKeysAreOn);
}

// Keys of the whole page. A binding is named `b`, `?`, `mod+k` (Ctrl or ⌘), `alt+1`, `ArrowDown`.
import { useEffect, useRef } from 'react';
import { singleKeysAreOn } from './preference';

export type Bindings = Record<string, (() => void) | undefined>;

export interface Stroke {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** What a key stroke is called in bindings. */
export function nameOf({ key, code, ctrlKey, metaKey, altKey }: Stroke): string {
  const plain = key.length === 1 ? key.toLowerCase() : key;
  if (ctrlKey || metaKey) return `mod+${plain}`;
  // With Alt, some keyboards type other characters: the place of the key counts.
  if (altKey) return `alt+${code.replace(/^(Digit|Key|Numpad)/, '').toLowerCase()}`;
  return plain;
}

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=checkbox], [type=radio]), textarea, select, form') !== null
  );
}

function isInSight(element: Element): boolean {
  // Not everywhere there yet.
  if (typeof element.checkVisibility === 'function') return element.checkVisibility();
  for (let at: Element | null = element; at; at = at.parentElement) {
    if (getComputedStyle(at).display === 'none') return false;
  }
  return true;
}

/** A dialog has the keyboard for itself; one of a tab that is kept out of sight has not. */
export function dialogIsOpen(): boolean {
  return [...document.querySelectorAll('[aria-modal="true"]')].some(isInSight);
}

/** Whether the stroke types a character: such a command waits until nobody types. */
export function mayRun(name: string, target: EventTarget | null): boolean {
  const single = name.length === 1;
  if (single && !singleKeysAreOn()) return false;
  const withModifier = /^(mod|alt)\+/.test(name);
  return withModifier || !isTyping(target);
}

const commandEvent = 'billspay:command';

/** Does what a key of the page does, for those who choose it from a list. */
export function runBinding(name: string): void {
  window.dispatchEvent(new CustomEvent(commandEvent, { detail: name }));
}

export function useKeys(bindings: Bindings): void {
  const current = useRef(bindings);
  current.current = bindings;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || dialogIsOpen()) return;
      const name = nameOf(event);
      const run = current.current[name];
      if (!run || !mayRun(name, event.target)) return;
      event.preventDefault();
      run();
    };
    const onCommand = (event: Event) => {
      if (event instanceof CustomEvent) current.current[event.detail as string]?.();
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener(commandEvent, onCommand);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener(commandEvent, onCommand);
    };
  }, []);
}

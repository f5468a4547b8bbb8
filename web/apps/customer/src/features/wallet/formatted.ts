// Digits that are grouped while one types, with the caret staying at the digit where it was.
import { type ChangeEvent, useLayoutEffect, useRef } from 'react';

function digitsIn(text: string): number {
  return text.replace(/\D/g, '').length;
}

/** Where the caret stands in the formatted text so that `digits` of them are before it. */
export function caretAfter(text: string, digits: number): number {
  let left = digits;
  for (let at = 0; at < text.length; at += 1) {
    if (left === 0) return at;
    if (/\d/.test(text.charAt(at))) left -= 1;
  }
  return text.length;
}

/** Backspace on a blank between groups means the digit before it. */
export function withoutSeparatorTrap(raw: string, previous: string, caret: number): string {
  const removedSeparator =
    raw.length === previous.length - 1 && digitsIn(raw) === digitsIn(previous);
  return removedSeparator ? raw.slice(0, Math.max(caret - 1, 0)) + raw.slice(caret) : raw;
}

export interface Formatted {
  value: string;
  onChange: (value: string) => void;
  format: (text: string) => string;
}

export function useFormatted({ value, onChange, format }: Formatted) {
  const ref = useRef<HTMLInputElement>(null);
  const caret = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    if (caret.current === undefined || document.activeElement !== ref.current) return;
    ref.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  });
  return {
    ref,
    value,
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      const { value: typed, selectionStart } = event.currentTarget;
      const at = selectionStart ?? typed.length;
      const backwards = typed.length < value.length && at < typed.length + 1;
      const raw = backwards ? withoutSeparatorTrap(typed, value, at) : typed;
      const before = digitsIn(raw.slice(0, raw.length < typed.length ? at - 1 : at));
      const next = format(raw);
      caret.current = at >= typed.length ? next.length : caretAfter(next, before);
      onChange(next);
    },
  };
}

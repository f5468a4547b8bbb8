// A tab that is shown again has the focus where it was; a new one on the customer's name, as soon as
// it is known. Who is typing elsewhere is left alone.
import { type RefObject, useEffect, useRef } from 'react';
import { isTyping } from '../keys/keys';

export function useKeptFocus(ready: boolean): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  const last = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (!element || !ready) return;
    const { activeElement } = document;
    const elsewhere = activeElement instanceof HTMLElement && activeElement.offsetParent !== null;
    const kept = last.current?.isConnected ? last.current : element.querySelector('h1');
    if (!elsewhere || !isTyping(activeElement)) kept?.focus();
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement) last.current = target;
    };
    element.addEventListener('focusin', onFocus);
    return () => element.removeEventListener('focusin', onFocus);
  }, [ready]);
  return frame;
}

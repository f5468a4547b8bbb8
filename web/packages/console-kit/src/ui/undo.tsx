// Removals that can be taken back: a toast with a button, and a key for those whose hands stay on
// the keyboard. The key is Ctrl/⌘+Z outside of text fields; it takes back the newest one shown.
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo } from 'react';
import { asProblem } from '../api';
import { useKitWords } from '../i18n/kit';

const shownMs = 12_000;
// Longer than toasts wait for each other, so that no key takes back what nobody sees any more.
const keyMs = 60_000;

export interface Undoable {
  message: string;
  undo: () => Promise<unknown>;
  /** Said when it was taken back. */
  undone: string;
}

interface Undo {
  offer: (undoable: Undoable) => void;
}

// What can be taken back, by its toast. Outside of the page, so that signing out can empty it.
const offered = new Map<string, Undoable & { offeredAt: number }>();

function newest(): string | undefined {
  const [id, undoable] = [...offered].at(-1) ?? [];
  return undoable && Date.now() - undoable.offeredAt < keyMs ? id : undefined;
}

const Context = createContext<Undo | undefined>(undefined);

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select') !== null;
}

export function UndoProvider({ children }: { children: ReactNode }) {
  const t = useKitWords();

  const take = useCallback(
    async (id: string) => {
      const undoable = offered.get(id);
      if (!undoable) return;
      offered.delete(id);
      notifications.hide(id);
      try {
        await undoable.undo();
        notifications.show({ message: undoable.undone, color: 'green' });
      } catch (error) {
        const problem = asProblem(error);
        notifications.show({
          title: t('kit.undo.failed'),
          message: problem.detail ?? problem.title,
          color: 'red',
          autoClose: shownMs,
        });
      }
    },
    [t],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const wanted = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
      const id = wanted && newest();
      if (!id || event.shiftKey || isTyping(event.target)) return;
      event.preventDefault();
      void take(id);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [take]);

  const value = useMemo<Undo>(
    () => ({
      offer: (undoable) => {
        const id = notifications.show({
          message: (
            <Group justify="space-between" wrap="nowrap" gap="md">
              <Text size="sm">{undoable.message}</Text>
              <Button size="compact-sm" variant="default" flex="none" onClick={() => void take(id)}>
                {t('kit.undo.button')}
              </Button>
            </Group>
          ),
          autoClose: shownMs,
          closeButtonProps: { 'aria-label': t('kit.close') },
          onClose: () => offered.delete(id),
        });
        offered.set(id, { ...undoable, offeredAt: Date.now() });
      },
    }),
    [t, take],
  );
  return <Context value={value}>{children}</Context>;
}

export function useUndo(): Undo {
  const value = use(Context);
  if (!value) throw new Error('UndoProvider is missing');
  return value;
}

/** Says briefly that something was done. */
export function announce(message: string): void {
  notifications.show({ message, color: 'green', autoClose: 5_000 });
}

/** Takes all toasts away, and what they would take back: neither is for whoever signs in next. */
export function dismissToasts(): void {
  offered.clear();
  notifications.clean();
}

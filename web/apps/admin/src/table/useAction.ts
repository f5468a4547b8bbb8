// For buttons that do something at once: busy while it runs, a toast when it fails.
import { asProblem } from '@billspay/console-kit/api';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';

export interface Action<Arguments extends unknown[]> {
  busy: boolean;
  run: (...values: Arguments) => void;
}

export function useAction<Arguments extends unknown[]>(
  work: (...values: Arguments) => Promise<unknown>,
): Action<Arguments> {
  const [busy, setBusy] = useState(false);
  const run = async (...values: Arguments) => {
    if (busy) return;
    setBusy(true);
    try {
      await work(...values);
    } catch (error) {
      const { title, detail } = asProblem(error);
      notifications.show({ color: 'red', title, message: detail ?? '', autoClose: 12_000 });
    } finally {
      setBusy(false);
    }
  };
  return { busy, run: (...values) => void run(...values) };
}

// How somebody likes a table: hidden columns and density, remembered on the device.
import { useCallback, useState } from 'react';

export type Density = 'comfortable' | 'compact';

export interface View {
  hidden: readonly string[];
  density: Density;
}

const keyOf = (name: string) => `billspay.admin.table.${name}`;

function read(name: string, hiddenAtFirst: readonly string[]): View {
  const standard: View = { hidden: hiddenAtFirst, density: 'comfortable' };
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(name)) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return standard;
    const { hidden, density } = kept as { hidden?: unknown; density?: unknown };
    return {
      hidden: Array.isArray(hidden)
        ? hidden.filter((one): one is string => typeof one === 'string')
        : standard.hidden,
      density: density === 'compact' ? 'compact' : 'comfortable',
    };
  } catch {
    return standard;
  }
}

export function useView(name: string, hiddenAtFirst: readonly string[]) {
  const [view, setView] = useState(() => read(name, hiddenAtFirst));
  const change = useCallback(
    (changes: Partial<View>) =>
      setView((before) => {
        const after = { ...before, ...changes };
        localStorage.setItem(keyOf(name), JSON.stringify(after));
        return after;
      }),
    [name],
  );
  return [view, change] as const;
}

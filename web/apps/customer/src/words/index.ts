// The words of the first page and the sign-in are there at once; those of all other pages load with
// the first of them.
import {
  english as inEnglish,
  kitEnglish,
  spanish,
  type Translate,
  useI18n,
  type Words,
} from '@billspay/console-kit/i18n';
import { useSyncExternalStore } from 'react';
import en from './en.json';
import type own from './en.own.json';

export const languages = [inEnglish, spanish(() => import('./es.json'))];

let english: Words = { ...kitEnglish, ...en };
let loading: Promise<void> | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function loadOwnWords(): Promise<void> {
  loading ??= import('./en.own.json').then((more) => {
    english = { ...english, ...more.default };
    for (const listener of listeners) listener();
  });
  return loading;
}

export function useEnglish(): Words {
  return useSyncExternalStore(subscribe, () => english);
}

type Key = keyof typeof kitEnglish | keyof typeof en | keyof typeof own;
/** `{count}` chooses between `…_one` and `…_other`. */
type Counted = Key extends infer One ? (One extends `${infer Base}_other` ? Base : never) : never;
export type Word = Key | Counted;

/** The portal's words: `t('home.title')`. */
export function useWords(): Translate<Word> {
  return useI18n().translate;
}

import {
  english as inEnglish,
  kitEnglish,
  spanish,
  type Translate,
  useI18n,
} from '@billspay/console-kit/i18n';
import en from './en.json';

export const english = { ...kitEnglish, ...en };
export const languages = [inEnglish, spanish(() => import('./es.json'))];

type Key = keyof typeof english;
/** `{count}` chooses between `…_one` and `…_other`. */
type Counted = Key extends infer One ? (One extends `${infer Base}_other` ? Base : never) : never;
export type Word = Key | Counted;

/** The portal's words: `t('home.title')`. */
export function useWords(): Translate<Word> {
  return useI18n().translate;
}

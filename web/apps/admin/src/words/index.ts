import {
  english as inEnglish,
  kitEnglish,
  type Translate,
  useI18n,
} from '@billspay/console-kit/i18n';
import { staffEnglish } from '@billspay/console-kit/staff/words';
import en from './en.json';

export const english = { ...kitEnglish, ...staffEnglish, ...en };
export const languages = [inEnglish];

type Key = keyof typeof english;

type Stem<One> = One extends `${infer Beginning}_one` ? Beginning : never;

/** A key of the file, or what its forms for one and for others begin with. */
export type Word = Key | Stem<Key>;

/** The console's words: `t('reviews.title')`. */
export function useWords(): Translate<Word> {
  return useI18n().translate;
}

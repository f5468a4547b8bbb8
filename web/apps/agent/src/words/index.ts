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

export type Word = keyof typeof english;

/** The console's words: `t('search.label')`. */
export function useWords(): Translate<Word> {
  return useI18n().translate;
}

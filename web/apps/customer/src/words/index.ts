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

/** The portal's words: `t('home.title')`. */
export function useWords(): Translate<keyof typeof english> {
  return useI18n().translate;
}

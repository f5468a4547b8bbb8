// The words of the kit itself. A console's own files come on top of them.
import { type Language, type Translate, useI18n, type Words } from './i18n';
import kitEnglish from './kit.en.json';

export { kitEnglish };

export type KitWord = keyof typeof kitEnglish;

export function useKitWords(): Translate<KitWord> {
  return useI18n().translate;
}

export const english: Language = { code: 'en', label: 'English', load: async () => ({}) };

/** Spanish: the kit's file and the console's, loaded when chosen. */
export function spanish(load: () => Promise<{ default: Words }>): Language {
  return {
    code: 'es',
    label: 'Español',
    load: async () => {
      const [kit, own] = await Promise.all([import('./kit.es.json'), load()]);
      return { ...kit.default, ...own.default };
    },
  };
}

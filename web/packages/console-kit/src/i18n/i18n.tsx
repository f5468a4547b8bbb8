// Words from JSON files. A console makes its own `t` over its English file, whose keys are the
// type of all keys; other languages load when chosen and fall back to English.
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react';

export type Values = Record<string, string | number>;
export type Words = Record<string, string>;
export type Translate<Key extends string> = (key: Key, values?: Values) => string;

export interface Language {
  code: string;
  label: string;
  load: () => Promise<Words>;
}

interface I18n {
  locale: string;
  language: string;
  languages: readonly Language[];
  choose: (code: string) => void;
  translate: (key: string, values?: Values) => string;
}

const storageKey = 'billspay.language';
const Context = createContext<I18n | undefined>(undefined);

/** `{count, plural}` picks the key's `_one` or `_other` form by the locale's rules. */
export function format(words: Words, locale: string, key: string, values: Values = {}): string {
  const count = values.count;
  const form = typeof count === 'number' ? new Intl.PluralRules(locale).select(count) : undefined;
  const text = (form && words[`${key}_${form}`]) ?? words[key] ?? words[`${key}_other`] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (typeof value === 'number') return new Intl.NumberFormat(locale).format(value);
    return value ?? whole;
  });
}

function preferred(languages: readonly Language[]): string {
  const wanted = [localStorage.getItem(storageKey), ...navigator.languages];
  for (const one of wanted) {
    const code = one?.slice(0, 2);
    if (languages.some((language) => language.code === code)) return code ?? 'en';
  }
  return 'en';
}

function localeOf(language: string): string {
  return navigator.languages.find((one) => one.startsWith(language)) ?? `${language}-US`;
}

export interface I18nProviderProps {
  english: Words;
  languages: readonly Language[];
  children: ReactNode;
}

export function I18nProvider({ english, languages, children }: I18nProviderProps) {
  const [language, setLanguage] = useState(() => preferred(languages));
  const [loaded, setLoaded] = useState<{ code: string; words: Words }>({ code: 'en', words: {} });
  useEffect(() => {
    document.documentElement.lang = loaded.code;
    if (loaded.code === language) return;
    let current = true;
    const found = languages.find((one) => one.code === language);
    void found?.load().then((words) => current && setLoaded({ code: language, words }));
    return () => {
      current = false;
    };
  }, [language, languages, loaded]);
  const choose = useCallback((code: string) => {
    localStorage.setItem(storageKey, code);
    setLanguage(code);
  }, []);
  const value = useMemo<I18n>(() => {
    const words = { ...english, ...loaded.words };
    const locale = localeOf(loaded.code);
    return {
      locale,
      language,
      languages,
      choose,
      translate: (key, values) => format(words, locale, key, values),
    };
  }, [english, languages, language, loaded, choose]);
  return <Context value={value}>{children}</Context>;
}

export function useI18n(): I18n {
  const value = use(Context);
  if (!value) throw new Error('I18nProvider is missing');
  return value;
}

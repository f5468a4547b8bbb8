export { paymentDayOf, paymentMomentOf, today } from './days';
export { type Formats, formats, useFormats } from './formats';
export {
  format,
  I18nProvider,
  type I18nProviderProps,
  type Language,
  type Translate,
  useI18n,
  type Values,
  type Words,
} from './i18n';
export { english, type KitWord, kitEnglish, spanish, useKitWords } from './kit';

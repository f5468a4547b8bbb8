// The words of the staff's pages. A console lays its own file over them and the kit's.
import { type Translate, useI18n } from '../i18n';
import staffEnglish from './staff.en.json';

export { staffEnglish };

export type StaffWord = keyof typeof staffEnglish;

export function useStaffWords(): Translate<StaffWord> {
  return useI18n().translate;
}

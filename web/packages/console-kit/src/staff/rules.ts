// What can be told about a new password before the server looks at it.
import { useStaffWords } from './words';

const shortest = 15;

export function useNewPasswordRule(): (value: string, current: string) => string | null {
  const t = useStaffWords();
  return (value, current) => {
    if ([...value].length < shortest) return t('staff.password.short');
    if (value === current) return t('staff.password.same');
    return null;
  };
}

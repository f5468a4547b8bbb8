import type { components } from '@billspay/console-kit/api';
import { useFormats } from '@billspay/console-kit/i18n';

/** "80", or "1,000+" where the server stopped counting. */
export function useTallyText(): (tally: components['schemas']['Tally']) => string {
  const { count } = useFormats();
  return (tally) => `${count(tally.count)}${tally.more ? '+' : ''}`;
}

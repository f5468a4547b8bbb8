// What was done at once, without a form, and was refused: a toast that stays a while.
import { asProblem } from '@billspay/console-kit/api';
import { useKitWords } from '@billspay/console-kit/i18n';
import { useAdvice } from '@billspay/console-kit/ui';
import { notifications } from '@mantine/notifications';

export function useFailure(): (title: string, error: unknown) => void {
  const kit = useKitWords();
  const advice = useAdvice();
  return (title, error) => {
    const problem = asProblem(error);
    notifications.show({
      title,
      message: advice(problem) || problem.title,
      color: 'red',
      autoClose: 10_000,
      closeButtonProps: { 'aria-label': kit('kit.close') },
    });
  };
}

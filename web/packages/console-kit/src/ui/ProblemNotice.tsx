// What happened, what to do, and the request's id for whoever is asked for help.
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { asProblem, type ProblemError } from '../api';
import { useI18n, useKitWords } from '../i18n';

/** The server's title in the reader's language, where a console has words for `problem.<slug>`. */
export function useProblemTitle(): (problem: ProblemError) => string {
  const { translate } = useI18n();
  return (problem) => {
    if (problem.is('offline', 'unreadable')) return translate(`kit.problem.${problem.slug}`);
    const key = `problem.${problem.slug}`;
    const own = translate(key);
    return own === key ? problem.title : own;
  };
}

/** The sentence that says what to do about a problem. */
export function useAdvice(): (problem: ProblemError) => string {
  const t = useKitWords();
  return (problem) => {
    if (problem.is('offline')) return t('kit.problem.offline_help');
    if (problem.is('unreadable')) return t('kit.problem.unreadable_help');
    if (problem.status === 429 && problem.retryAfterSeconds) {
      return t('kit.problem.throttled_help', { seconds: problem.retryAfterSeconds });
    }
    if (problem.status === 503) return t('kit.problem.unavailable_help');
    if (problem.status >= 500) return t('kit.problem.internal_help');
    if (Object.keys(problem.fieldErrors).length > 0) return t('kit.problem.fields');
    return problem.detail ?? '';
  };
}

export interface ProblemNoticeProps {
  /** Anything that was thrown; nothing is shown when it is empty. */
  error: unknown;
  onRetry?: () => void;
}

export function ProblemNotice({ error, onRetry }: ProblemNoticeProps) {
  const t = useKitWords();
  const advice = useAdvice();
  const titleOf = useProblemTitle();
  if (!error) return null;
  const problem = asProblem(error);
  const text = advice(problem);
  const request = problem.status >= 500 ? problem.requestId : undefined;
  return (
    <Alert
      role="alert"
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={titleOf(problem)}
      data-problem={problem.slug}
    >
      {text && <Text size="sm">{text}</Text>}
      {(onRetry || request) && (
        <Group gap="md" mt="xs">
          {onRetry && (
            <Button size="compact-sm" variant="default" onClick={onRetry}>
              {t('kit.retry')}
            </Button>
          )}
          {request && (
            <Text size="xs" ff="monospace">
              {t('kit.problem.request', { id: request })}
            </Text>
          )}
        </Group>
      )}
    </Alert>
  );
}

import { asProblem, type ProblemError } from '@billspay/console-kit/api';
import { ProblemNotice } from '@billspay/console-kit/ui';
import { Alert, Button, Group, Stack, Textarea } from '@mantine/core';
import { IconMailQuestion } from '@tabler/icons-react';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useWords, type Word } from '../../words';
import type { Decision } from './queries';
import classes from './Reviews.module.css';

const picks: Record<Decision, readonly Word[]> = {
  APPROVED: [],
  NEEDS_INFO: ['reviews.pick.address', 'reviews.pick.name', 'reviews.pick.birth'],
  REJECTED: ['reviews.pick.duplicate', 'reviews.pick.identity', 'reviews.pick.area'],
};

export interface DecisionFormProps {
  decision: Decision;
  emailVerified: boolean;
  outdated: boolean;
  reason: string;
  onReason: (reason: string) => void;
  onCancel: () => void;
  /** The server said no: what is shown may be old. */
  onRefused: () => void;
  onDecide: (reason: string) => Promise<unknown>;
}

export function DecisionForm(props: DecisionFormProps) {
  const { decision, emailVerified, outdated, reason, onReason, onCancel, onRefused, onDecide } =
    props;
  const t = useWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemError>();
  const [missing, setMissing] = useState(false);
  const needsReason = decision !== 'APPROVED';
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (busy) return;
    if (needsReason && !reason.trim()) return setMissing(true);
    setBusy(true);
    setProblem(undefined);
    try {
      await onDecide(reason);
    } catch (error) {
      const refused = asProblem(error);
      setProblem(refused);
      if (refused.status === 409) onRefused();
    } finally {
      setBusy(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onCancel();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
  };
  return (
    <form onSubmit={(event) => void submit(event)} onKeyDown={onKeyDown} noValidate>
      <Stack gap="sm">
        {picks[decision].length > 0 && (
          <fieldset className={classes.picks} aria-label={t('reviews.picks')}>
            {picks[decision].map((word) => (
              <Button
                key={word}
                size="compact-sm"
                variant="default"
                onClick={() => {
                  onReason(t(`${word}_text` as Word));
                  setMissing(false);
                }}
              >
                {t(word)}
              </Button>
            ))}
          </fieldset>
        )}
        <Textarea
          label={t(`reviews.reason.${decision}`)}
          description={t(`reviews.reason_help.${decision}`)}
          required={needsReason}
          maxLength={500}
          autosize
          minRows={2}
          maxRows={6}
          autoFocus={needsReason}
          value={reason}
          error={missing ? t('reviews.reason_missing') : problem?.fieldErrors.reason}
          onChange={(event) => {
            onReason(event.currentTarget.value);
            setMissing(false);
          }}
        />
        {decision === 'APPROVED' && !emailVerified && (
          <Alert
            color="yellow"
            icon={<IconMailQuestion aria-hidden />}
            title={t('reviews.unverified_title')}
          >
            {t('reviews.unverified_help')}
          </Alert>
        )}
        {!(outdated && problem?.is('kyc-data-changed')) && <ProblemNotice error={problem} />}
        <Group gap="sm">
          <Button
            type="submit"
            loading={busy}
            disabled={outdated}
            autoFocus={!needsReason}
            color={decision === 'REJECTED' ? 'red.8' : undefined}
          >
            {t(`reviews.confirm.${decision}`)}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('kit.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

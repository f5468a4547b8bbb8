// How far the enrolment is, and what to do about it.
import { KycBadge } from '@billspay/console-kit/ui';
import { Text, VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { ButtonLink } from '../../parts/links';
import { Panel } from '../../parts/Panel';
import type { Profile } from '../../parts/queries';
import { useWords } from '../../words';
import classes from './Enrolment.module.css';

type State = 'done' | 'now' | 'waiting';

function Step({ word, state }: { word: 'registered' | 'email' | 'review'; state: State }) {
  const t = useWords();
  return (
    <li
      data-state={state}
      className={classes.step}
      {...(state === 'now' && { 'aria-current': 'step' })}
    >
      <span className={classes.dot} aria-hidden>
        {state === 'done' && <IconCheck size={14} stroke={3} />}
      </span>
      {t(`home.step.${word}`)}
      <VisuallyHidden>, {t(`home.step.${state}`)}</VisuallyHidden>
    </li>
  );
}

export function Enrolment({ profile }: { profile: Profile }) {
  const t = useWords();
  const { kycStatus, kycReason, emailVerified } = profile;
  if (kycStatus === 'APPROVED') return null;
  const waitsForMail = kycStatus === 'PENDING' && !emailVerified;
  return (
    <Panel title={t('home.status')} action={<KycBadge status={kycStatus} />}>
      <div className={classes.card} data-status={kycStatus}>
        <Text fw={650} size="lg">
          {t(waitsForMail ? 'home.status.PENDING_first' : `home.status.${kycStatus}`)}
        </Text>
        <Text mt={4}>
          {t(waitsForMail ? 'home.status.PENDING_email' : `home.status.${kycStatus}_text`)}
        </Text>
        {kycReason && kycStatus !== 'PENDING' && (
          <figure className={classes.reason}>
            <Text component="figcaption" size="sm" c="dimmed">
              {t('home.status.reason')}
            </Text>
            <Text component="blockquote" className={classes.quote}>
              {kycReason}
            </Text>
          </figure>
        )}
        {kycStatus === 'NEEDS_INFO' && (
          <ButtonLink to="/profile" mt="md">
            {t('home.status.NEEDS_INFO_action')}
          </ButtonLink>
        )}
        {kycStatus === 'PENDING' && (
          <ol className={classes.steps}>
            <Step word="registered" state="done" />
            <Step word="email" state={emailVerified ? 'done' : 'now'} />
            <Step word="review" state={emailVerified ? 'now' : 'waiting'} />
          </ol>
        )}
      </div>
    </Panel>
  );
}

// The door of the agent's and the admin's console.
import { Alert, Stack } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { components } from '../api';
import { Brand, Page } from '../ui';
import type { Departure } from './departure';
import { OneTimeForm } from './OneTimeForm';
import { PasswordForm } from './PasswordForm';
import classes from './StaffSignIn.module.css';
import { useStaffWords } from './words';

export type StaffCredentials = components['schemas']['StaffCredentials'];
export type StaffSignedIn = components['schemas']['StaffSignedIn'];

export interface StaffSignInProps {
  /** Whose console it is, beside the brand: "Agents". */
  label: string;
  /** The audience's POST …/login. Throws ProblemError. */
  signIn: (credentials: StaffCredentials) => Promise<StaffSignedIn>;
  /** The caller begins the session with the answer. */
  onSignedIn: (signedIn: StaffSignedIn) => void;
  /** Why the last session on this page ended, from `watchDeparture`. */
  departure?: Departure;
  /** Under the form, for what a console wants to say to newcomers. */
  children?: ReactNode;
}

function DepartureNote({ departure }: { departure: Departure }) {
  const t = useStaffWords();
  if (departure === 'none') return null;
  const ended = departure === 'ended';
  return (
    <Alert
      role="status"
      color={ended ? 'yellow' : 'gray'}
      icon={<IconInfoCircle aria-hidden />}
      {...(ended && { title: t('staff.sign_in.ended_title') })}
    >
      {ended ? t('staff.sign_in.ended_body') : t('staff.sign_in.left')}
    </Alert>
  );
}

export function StaffSignIn(props: StaffSignInProps) {
  const { label, signIn, onSignedIn, departure = 'none', children } = props;
  const t = useStaffWords();
  // Credentials whose password works once: it is to be replaced before anything else.
  const [oneTime, setOneTime] = useState<StaffCredentials>();
  return (
    <main className={classes.main}>
      <div className={classes.column}>
        <Brand label={label} />
        {!oneTime && <DepartureNote departure={departure} />}
        <div className={classes.card}>
          {oneTime ? (
            <Page key="one-time" title={t('staff.one_time.title')} lead={t('staff.one_time.lead')}>
              <OneTimeForm
                credentials={oneTime}
                signIn={signIn}
                onSignedIn={onSignedIn}
                onBack={() => setOneTime(undefined)}
              />
            </Page>
          ) : (
            <Page key="password" title={t('staff.sign_in.title')}>
              <PasswordForm signIn={signIn} onSignedIn={onSignedIn} onOneTime={setOneTime} />
            </Page>
          )}
        </div>
        {children && <Stack gap="xs">{children}</Stack>}
      </div>
    </main>
  );
}

// One's own sessions and password, on a page of the agent's or the admin's console.
import { Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { Page } from '../ui';
import { PasswordChangeForm, type PasswordChangeFormProps } from './PasswordChangeForm';
import { SessionList, type SessionListProps } from './SessionList';
import classes from './StaffSecurity.module.css';
import { useStaffWords } from './words';

export interface StaffSecurityProps {
  listSessions: SessionListProps['list'];
  endSession: SessionListProps['end'];
  changePassword: PasswordChangeFormProps['change'];
}

interface SectionProps {
  title: string;
  lead: string;
  children: ReactNode;
}

function Section({ title, lead, children }: SectionProps) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <Title order={2} id={id}>
        {title}
      </Title>
      <Text c="dimmed" size="sm" mb="md">
        {lead}
      </Text>
      {children}
    </section>
  );
}

export function StaffSecurity(props: StaffSecurityProps) {
  const t = useStaffWords();
  return (
    <Page title={t('staff.security.title')} lead={t('staff.security.lead')} width={44}>
      <Stack gap="lg">
        <Section title={t('staff.sessions.title')} lead={t('staff.sessions.lead')}>
          <SessionList list={props.listSessions} end={props.endSession} />
        </Section>
        <Section title={t('staff.change.title')} lead={t('staff.change.lead')}>
          <PasswordChangeForm change={props.changePassword} />
        </Section>
      </Stack>
    </Page>
  );
}

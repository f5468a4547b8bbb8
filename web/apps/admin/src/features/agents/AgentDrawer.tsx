import { KycBadge, Loaded, SkeletonRows, Time } from '@billspay/console-kit/ui';
import { Group, Text, Title } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { TextLink } from '../../shell/links';
import { type Fact, Facts, Section } from '../../table/Facts';
import { RecordDrawer } from '../../table/RecordDrawer';
import { useWords } from '../../words';
import classes from '../customers/Customers.module.css';
import { AgentActions } from './AgentActions';
import { AgentState } from './AgentState';
import { type Agent, useAgent } from './queries';

const route = getRouteApi('/in/agents/$agentId');

function Profile({ agent }: { agent: Agent }) {
  const t = useWords();
  const removed: readonly Fact[] = agent.deletedAt
    ? [[t('agents.removed_on'), <Time key="deleted" at={agent.deletedAt} as="dateTime" />]]
    : [];
  return (
    <Section title={t('customer.profile')}>
      <Facts
        facts={[
          [t('agents.username'), agent.username],
          [t('customers.email'), agent.email],
          [t('customers.phone'), agent.phone],
          [t('agents.added_on'), <Time key="created" at={agent.createdAt} as="dateTime" />],
          [t('agents.changed_on'), <Time key="updated" at={agent.updatedAt} as="dateTime" />],
          ...removed,
          [
            t('agents.activity'),
            <TextLink key="audit" to="/audit" search={{ actor: agent.id }}>
              {t('agents.open_activity')}
            </TextLink>,
          ],
        ]}
      />
    </Section>
  );
}

function Assisted({ agent }: { agent: Agent }) {
  const t = useWords();
  return (
    <Section title={t('agents.assisted')}>
      {agent.customers.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('agents.no_assisted')}
        </Text>
      ) : (
        <ul className={classes.list}>
          {agent.customers.map(({ user, assignedAt }) => (
            <li key={user.id} className={classes.item}>
              <Text size="sm" className={classes.about}>
                <TextLink to="/customers/$customerId" params={{ customerId: user.id }}>
                  {user.firstName} {user.lastName}
                </TextLink>
                <Text span size="sm" c="dimmed" display="block">
                  <Time at={assignedAt} as="ago" />
                </Text>
              </Text>
              <KycBadge status={user.kycStatus} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

export function AgentDrawer() {
  const t = useWords();
  const { agentId } = route.useParams();
  const navigate = route.useNavigate();
  const { state } = route.useSearch();
  const agent = useAgent(agentId, state === 'removed');
  const close = useCallback(() => void navigate({ to: '/agents', search: true }), [navigate]);
  return (
    <RecordDrawer title={t('agents.one')} onClose={close}>
      <Loaded query={agent} skeleton={<SkeletonRows rows={6} height={36} />}>
        {(found) => (
          <>
            <Group gap="sm" mb="md">
              <Title order={2}>{found.value.fullName}</Title>
              <AgentState agent={found.value} />
            </Group>
            <Group mb="xl">
              <AgentActions agent={found} />
            </Group>
            <Profile agent={found.value} />
            <Assisted agent={found.value} />
          </>
        )}
      </Loaded>
    </RecordDrawer>
  );
}

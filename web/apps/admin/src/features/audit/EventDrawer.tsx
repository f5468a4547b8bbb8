import { CustomerNumber, Loaded, SkeletonRows, Time } from '@billspay/console-kit/ui';
import { Badge, Text, Title } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { TextLink } from '../../shell/links';
import { type Fact, Facts, Section } from '../../table/Facts';
import { RecordDrawer } from '../../table/RecordDrawer';
import { useWords } from '../../words';
import { Diff } from './Diff';
import { changesOf, readableField } from './diff';
import { type AuditEvent, useAuditEvent } from './queries';
import { useActionName } from './useActionName';

const route = getRouteApi('/in/audit/$eventId');

function useEventFacts(event: AuditEvent): readonly Fact[] {
  const t = useWords();
  const { actor, customer, object } = event;
  const known = customer && (
    <TextLink to="/customers/$customerId" params={{ customerId: customer.id }}>
      {customer.firstName} {customer.lastName}
    </TextLink>
  );
  return [
    [t('audit.when'), <Time key="when" at={event.at} as="dateTime" />],
    [
      t('audit.who'),
      actor.id ? (
        <>
          <TextLink to="/audit" search={{ actor: actor.id }} title={t('audit.all_of_actor')}>
            {actor.name}
          </TextLink>{' '}
          ({t(`audit.kind.${actor.kind}`)})
        </>
      ) : (
        t(`audit.kind.${actor.kind}`)
      ),
    ],
    [
      t('audit.customer'),
      customer && (
        <>
          {known} · <CustomerNumber value={customer.customerNumber} />
        </>
      ),
    ],
    [t('audit.outcome'), t(`audit.outcome.${event.outcome}`)],
    [t('kit.reason'), event.reason],
    [t('audit.object'), readableField(object.kind.replaceAll('-', ' '))],
    [t('audit.object_id'), object.id],
    [t('audit.where'), event.ip],
    [t('audit.request'), event.requestId],
    [t('audit.action'), event.action],
  ];
}

function Details({ event }: { event: AuditEvent }) {
  const t = useWords();
  const nameOf = useActionName();
  const facts = useEventFacts(event);
  const changes = changesOf(event.before, event.after);
  return (
    <>
      <Title order={3} size="h2" mb="lg">
        {nameOf(event.action)}{' '}
        {event.outcome === 'denied' && (
          <Badge variant="light" color="red" tt="none">
            {t('audit.outcome.denied')}
          </Badge>
        )}
      </Title>
      <Facts facts={facts} />
      <Section title={t('audit.changes')}>
        {changes.length > 0 ? (
          <Diff changes={changes} />
        ) : (
          <Text size="sm" c="dimmed">
            {t('audit.no_changes')}
          </Text>
        )}
      </Section>
    </>
  );
}

export function EventDrawer() {
  const t = useWords();
  const { eventId } = route.useParams();
  const navigate = route.useNavigate();
  const event = useAuditEvent(eventId);
  const close = useCallback(() => void navigate({ to: '/audit', search: true }), [navigate]);
  return (
    <RecordDrawer title={t('audit.event')} onClose={close}>
      <Loaded query={event} skeleton={<SkeletonRows rows={6} height={28} />}>
        {(value) => <Details event={value} />}
      </Loaded>
    </RecordDrawer>
  );
}

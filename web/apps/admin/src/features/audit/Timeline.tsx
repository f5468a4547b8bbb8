// Events day by day: when, who, what, on whose account, from where.
import { useFormats } from '@billspay/console-kit/i18n';
import { Badge, Title } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useWords } from '../../words';
import classes from './Audit.module.css';
import { dayGroups } from './dayGroups';
import type { AuditEvent } from './queries';
import { useActionName } from './useActionName';

export interface TimelineProps {
  events: readonly AuditEvent[];
  linkOf: (event: AuditEvent) => LinkProps;
  openId?: string | undefined;
  /** Of the customer whose account it is: their name is known there. */
  ofOne?: boolean;
}

function EventLine({
  event,
  linkOf,
  openId,
  ofOne,
}: Omit<TimelineProps, 'events'> & { event: AuditEvent }) {
  const t = useWords();
  const { clock } = useClock();
  const nameOf = useActionName();
  const { actor, customer } = event;
  const who = actor.kind === 'anonymous' ? t('audit.kind.anonymous') : actor.name;
  return (
    <li
      className={classes.event}
      data-row-id={event.id}
      data-open={event.id === openId || undefined}
    >
      <time className={classes.at} dateTime={event.at}>
        {clock(event.at)}
      </time>
      <div className={classes.what}>
        <Link {...linkOf(event)} data-row-link className={classes.action}>
          {nameOf(event.action)}
        </Link>
        {event.outcome === 'denied' && (
          <Badge variant="light" color="red" tt="none" size="sm" ml={8}>
            {t('audit.outcome.denied')}
          </Badge>
        )}
        {!ofOne && customer && (
          <div className={classes.whose}>
            {customer.firstName} {customer.lastName}
          </div>
        )}
      </div>
      <div className={classes.who}>
        {who}
        {actor.kind !== 'anonymous' && (
          <span className={classes.whose}> · {t(`audit.kind.${actor.kind}`)}</span>
        )}
      </div>
      <div className={classes.where}>{event.ip}</div>
    </li>
  );
}

function useClock() {
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
    return { clock: (at: string) => format.format(new Date(at)) };
  }, []);
}

export function Timeline({ events, ...rest }: TimelineProps) {
  const { day } = useFormats();
  const groups = useMemo(() => dayGroups(events, day), [events, day]);
  return (
    <>
      {groups.map((group) => (
        <section key={group.day} aria-label={group.day} className={classes.day}>
          <Title order={2} className={classes.date}>
            {group.day}
          </Title>
          <ol className={classes.events}>
            {group.events.map((event) => (
              <EventLine key={event.id} event={event} {...rest} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

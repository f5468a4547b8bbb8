// The devices where one is signed in; all but this one can be signed out from here.
import { Badge, Button, Group, Text } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { components } from '../api';
import { useFormats, useKitWords } from '../i18n';
import { announce, Loaded, ProblemNotice, SkeletonRows } from '../ui';
import { deviceOf } from './device';
import classes from './SessionList.module.css';
import { useStaffWords } from './words';

export type StaffSession = components['schemas']['StaffSession'];

export interface SessionListProps {
  /** The audience's GET …/sessions. */
  list: () => Promise<readonly StaffSession[]>;
  /** The audience's DELETE …/sessions/:id. */
  end: (id: string) => Promise<unknown>;
}

const queryKey = ['sessions'];

interface RowProps {
  session: StaffSession;
  busy: boolean;
  onEnd: () => void;
}

function SessionRow({ session, busy, onEnd }: RowProps) {
  const t = useStaffWords();
  const kit = useKitWords();
  const { ago, dateTime } = useFormats();
  const device = deviceOf(session.userAgent);
  const name = device ? t('staff.sessions.device', { ...device }) : t('staff.sessions.unknown');
  const handheld = /iPhone|iPad|Android/.test(device?.system ?? '');
  const Icon = handheld ? IconDeviceMobile : IconDeviceDesktop;
  const facts = [
    kit('kit.session.last_used', { ago: ago(session.lastUsedAt) }),
    t('staff.sessions.since', { time: dateTime(session.createdAt) }),
    session.ip,
  ];
  return (
    <li className={classes.session}>
      <Icon size={22} stroke={1.5} aria-hidden className={classes.icon} />
      <div className={classes.text}>
        <Group gap="xs">
          <Text fw={600}>{name}</Text>
          {session.current && (
            <Badge variant="light" color="green" tt="none">
              {kit('kit.session.this')}
            </Badge>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {facts.filter(Boolean).join(' · ')}
        </Text>
      </div>
      {!session.current && (
        <Button
          variant="default"
          size="compact-md"
          fz="sm"
          loading={busy}
          onClick={onEnd}
          aria-label={t('staff.sessions.end_named', { device: name })}
        >
          {t('staff.sessions.end')}
        </Button>
      )}
    </li>
  );
}

export function SessionList({ list, end }: SessionListProps) {
  const kit = useKitWords();
  const queryClient = useQueryClient();
  const sessions = useQuery({ queryKey, queryFn: list });
  const ending = useMutation({
    mutationFn: end,
    onSuccess: () => announce(kit('kit.session.ended')),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
  return (
    <Loaded query={sessions} skeleton={<SkeletonRows rows={2} height={48} />}>
      {(all) => (
        <>
          <ProblemNotice error={ending.error} />
          <ul className={classes.list}>
            {all.map((session) => (
              <SessionRow
                key={session.id}
                session={session}
                busy={ending.isPending && ending.variables === session.id}
                onEnd={() => ending.mutate(session.id)}
              />
            ))}
          </ul>
        </>
      )}
    </Loaded>
  );
}

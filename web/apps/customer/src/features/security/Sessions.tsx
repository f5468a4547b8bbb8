import { type components, take } from '@billspay/console-kit/api';
import { useFormats } from '@billspay/console-kit/i18n';
import { deviceOf } from '@billspay/console-kit/staff';
import { announce, Loaded, ProblemNotice, SkeletonRows } from '@billspay/console-kit/ui';
import { Badge, Button, Text } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api';
import list from '../../parts/list.module.css';
import { Panel } from '../../parts/Panel';
import { leave } from '../../shell/guards';
import { useWords } from '../../words';
import classes from './Security.module.css';

type OwnSession = components['schemas']['Session'];

const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async () => (await take(api.GET('/api/auth/sessions'))).sessions,
});

function end(id: string) {
  return take(api.DELETE('/api/auth/sessions/{id}', { params: { path: { id } } }));
}

function SessionRow({ session }: { session: OwnSession }) {
  const t = useWords();
  const { day, ago } = useFormats();
  const queryClient = useQueryClient();
  const ending = useMutation({
    mutationFn: () => end(session.id),
    onSuccess: () => announce(t('security.ended')),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['sessions'] }),
  });
  const known = deviceOf(session.userAgent);
  const device = known ? t('security.device', { ...known }) : t('security.unknown');
  const lastUsed = ago(session.lastUsedAt);
  return (
    <div className={`${list.row} ${classes.session}`}>
      <div className={classes.device}>
        <div className={list.name}>{device}</div>
        <div className={list.sub}>
          <span>{t('security.last_used', { ago: lastUsed })}</span>
          <span>{t('security.signed_in', { day: day(session.createdAt) })}</span>
          {session.ip && <span>{session.ip}</span>}
        </div>
        <ProblemNotice error={ending.error} />
      </div>
      {session.current ? (
        <Badge variant="light" tt="none">
          {t('security.this')}
        </Badge>
      ) : (
        <Button
          variant="default"
          size="compact-sm"
          loading={ending.isPending}
          aria-label={t('security.end_of', { device, ago: lastUsed })}
          onClick={() => ending.mutate()}
        >
          {t('security.end')}
        </Button>
      )}
    </div>
  );
}

function Everywhere() {
  const t = useWords();
  const queryClient = useQueryClient();
  const everywhere = useMutation({
    mutationFn: async () => {
      // Devices that signed in since the list was read are signed out too.
      const sessions = await queryClient.fetchQuery({ ...sessionsQuery, staleTime: 0 });
      const others = sessions.filter(({ current }) => !current);
      await Promise.all(others.map(({ id }) => end(id)));
      await leave();
    },
  });
  return (
    <>
      <div className={classes.everywhere}>
        <Text size="sm" c="dimmed">
          {t('security.everywhere_text')}
        </Text>
        <Button
          variant="default"
          loading={everywhere.isPending}
          onClick={() => everywhere.mutate()}
        >
          {t('security.everywhere')}
        </Button>
      </div>
      <ProblemNotice error={everywhere.error} />
    </>
  );
}

export function Sessions() {
  const t = useWords();
  const sessions = useQuery(sessionsQuery);
  return (
    <Panel title={t('security.devices')}>
      <Loaded query={sessions} skeleton={<SkeletonRows rows={2} height={64} />}>
        {(all) => (
          <>
            <ul className={list.list} aria-label={t('security.device_list')}>
              {all.map((session) => (
                <li key={session.id}>
                  <SessionRow session={session} />
                </li>
              ))}
            </ul>
            <Everywhere />
          </>
        )}
      </Loaded>
    </Panel>
  );
}

import { Empty, LoadMore, Page, ProblemNotice, SkeletonRows } from '@billspay/console-kit/ui';
import { Group, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { getRouteApi, Outlet, useParams } from '@tanstack/react-router';
import { ExportButton } from '../../table/ExportButton';
import { NothingFound } from '../../table/NothingFound';
import { countOf } from '../../table/search';
import { usePages } from '../../table/usePages';
import { useRowFocus } from '../../table/useRowFocus';
import { useWords } from '../../words';
import { AuditFilterBar } from './AuditFilterBar';
import { type AuditFilters, exportAuditEvents, fetchAuditEvents, noAuditFilters } from './queries';
import { Timeline } from './Timeline';

const route = getRouteApi('/in/audit');

export function AuditPage() {
  const t = useWords();
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const { eventId } = useParams({ strict: false });
  const region = useRowFocus(eventId);
  const rows = usePages({
    key: ['audit', filters],
    load: (cursor) => fetchAuditEvents(filters, cursor),
    rowsOf: (page) => page.auditEvents,
  });
  const set = (changes: AuditFilters) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...changes }), replace: true });
  const clear = () => set(noAuditFilters);
  const none = rows.items.length === 0;
  return (
    <Page title={t('audit.title')} lead={t('audit.lead')}>
      <AuditFilterBar filters={filters} onChange={set} onClear={clear} />
      <Group justify="space-between" mb="xs">
        <Text size="sm" c="dimmed" role="status">
          {!rows.isPending &&
            t(rows.hasNextPage ? 'table.first' : 'table.all', { count: rows.items.length })}
        </Text>
        <ExportButton name="audit-events" load={() => exportAuditEvents(filters)} />
      </Group>
      {rows.isPending && <SkeletonRows rows={10} height={44} />}
      {none && rows.error !== null && <ProblemNotice error={rows.error} onRetry={rows.refetch} />}
      {none && !rows.isPending && !rows.error && countOf(filters) > 0 && (
        <NothingFound onClear={clear} />
      )}
      {none && !rows.isPending && !rows.error && countOf(filters) === 0 && (
        <Empty icon={<IconHistory size={22} />} title={t('audit.empty')}>
          {t('audit.empty_help')}
        </Empty>
      )}
      <section ref={region} aria-label={t('audit.title')}>
        <Timeline
          events={rows.items}
          linkOf={(event) => ({
            to: '/audit/$eventId',
            params: { eventId: event.id },
            search: true,
          })}
          openId={eventId}
        />
      </section>
      <Group mt="lg">
        <LoadMore pages={rows} />
      </Group>
      <Outlet />
    </Page>
  );
}

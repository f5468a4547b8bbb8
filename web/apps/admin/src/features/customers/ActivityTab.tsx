import { Empty, LoadMore, ProblemNotice, SkeletonRows } from '@billspay/console-kit/ui';
import { Group } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { ButtonLink } from '../../shell/links';
import { usePages } from '../../table/usePages';
import { useWords } from '../../words';
import { fetchAuditEvents } from '../audit/queries';
import { Timeline } from '../audit/Timeline';

export function ActivityTab({ customerId }: { customerId: string }) {
  const t = useWords();
  const filters = { customer: customerId };
  const rows = usePages({
    key: ['audit', filters],
    load: (cursor) => fetchAuditEvents(filters, cursor),
    rowsOf: (page) => page.auditEvents,
  });
  if (rows.isPending) return <SkeletonRows rows={6} height={44} />;
  if (rows.items.length === 0) {
    return rows.error ? (
      <ProblemNotice error={rows.error} onRetry={rows.refetch} />
    ) : (
      <Empty icon={<IconHistory size={22} />} title={t('audit.empty')}>
        {t('audit.empty_help')}
      </Empty>
    );
  }
  return (
    <>
      <Timeline
        ofOne
        events={rows.items}
        linkOf={(event) => ({
          to: '/audit/$eventId',
          params: { eventId: event.id },
          search: filters,
        })}
      />
      <Group mt="lg">
        <LoadMore pages={rows} />
        <ButtonLink to="/audit" search={filters} variant="subtle" ml="auto">
          {t('audit.open_filtered')}
        </ButtonLink>
      </Group>
    </>
  );
}

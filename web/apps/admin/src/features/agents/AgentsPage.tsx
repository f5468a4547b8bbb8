import { Empty, Page, Time } from '@billspay/console-kit/ui';
import { Button } from '@mantine/core';
import { IconPlus, IconUserHeart } from '@tabler/icons-react';
import { getRouteApi, Outlet, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { Column } from '../../table/columns';
import { DataTable } from '../../table/DataTable';
import { FilterBar, SearchField, SelectField } from '../../table/filters';
import { NothingFound } from '../../table/NothingFound';
import { countOf } from '../../table/search';
import { usePages } from '../../table/usePages';
import { useWords } from '../../words';
import { AgentState } from './AgentState';
import { NewAgentDialog } from './NewAgentDialog';
import { type Agent, type AgentFilters, agentStates, fetchAgents } from './queries';

const route = getRouteApi('/in/agents');

function useColumns(): readonly Column<Agent>[] {
  const t = useWords();
  return useMemo(
    () => [
      { id: 'name', label: t('agents.full_name'), cell: (agent) => agent.fullName },
      { id: 'username', label: t('agents.username'), cell: (agent) => agent.username },
      {
        id: 'email',
        label: t('customers.email'),
        cell: (agent) => agent.email ?? t('table.unknown'),
      },
      {
        id: 'phone',
        label: t('customers.phone'),
        cell: (agent) => agent.phone ?? t('table.unknown'),
      },
      { id: 'state', label: t('agents.state'), cell: (agent) => <AgentState agent={agent} /> },
      {
        id: 'created',
        label: t('agents.added_on'),
        cell: (agent) => <Time at={agent.createdAt} />,
      },
    ],
    [t],
  );
}

export function AgentsPage() {
  const t = useWords();
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const { agentId } = useParams({ strict: false });
  const [adding, setAdding] = useState(false);
  const columns = useColumns();
  const rows = usePages({
    key: ['agents', 'list', filters],
    load: (cursor) => fetchAgents(filters, cursor),
    rowsOf: (page) => page.agents,
  });
  const set = (changes: AgentFilters) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...changes }), replace: true });
  const clear = () => set({ search: undefined, state: undefined });
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t('agents.add')}
    </Button>
  );
  return (
    <Page title={t('agents.title')} actions={add}>
      <FilterBar label={t('agents.filters')} active={countOf(filters)} onClear={clear}>
        <SearchField
          wide
          label={t('customers.search')}
          placeholder={t('agents.search_hint')}
          value={filters.search}
          onChange={(search) => set({ search })}
        />
        <SelectField
          label={t('agents.state')}
          value={filters.state}
          onChange={(state) => set({ state })}
          any={t('agents.state.any')}
          choices={agentStates.map((value) => ({ value, label: t(`agents.state.${value}`) }))}
        />
      </FilterBar>
      <DataTable
        name="agents"
        label={t('agents.title')}
        columns={columns}
        rows={rows}
        rowId={(agent) => agent.id}
        rowLink={(agent) => ({
          to: '/agents/$agentId',
          params: { agentId: agent.id },
          search: true,
        })}
        openId={agentId}
        empty={
          countOf(filters) > 0 ? (
            <NothingFound onClear={clear} />
          ) : (
            <Empty icon={<IconUserHeart size={22} />} title={t('agents.empty')} action={add}>
              {t('agents.empty_help')}
            </Empty>
          )
        }
      />
      <NewAgentDialog opened={adding} onClose={() => setAdding(false)} />
      <Outlet />
    </Page>
  );
}

import {
  asProblem,
  type components,
  idempotencyKeys,
  take,
  takeVersioned,
  type Versioned,
} from '@billspay/console-kit/api';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '../../api';
import { oneOf, type RawSearch, textOf } from '../../table/search';

type Schemas = components['schemas'];
export type Agent = Schemas['Agent'];

const one = '/api/admin/agents/{id}';
export const agentStates = ['active', 'disabled', 'removed'] as const;

export interface AgentFilters {
  search?: string | undefined;
  state?: (typeof agentStates)[number] | undefined;
}

export function agentFilters(raw: RawSearch): AgentFilters {
  return { search: textOf(raw.search), state: oneOf(raw.state, agentStates) };
}

export function stateOf(agent: Agent): (typeof agentStates)[number] {
  if (agent.deletedAt) return 'removed';
  return agent.isActive ? 'active' : 'disabled';
}

export function fetchAgents({ search, state }: AgentFilters, cursor?: string) {
  const query = {
    search,
    cursor,
    ...(state === 'removed' && { removed: true }),
    ...(state === 'active' && { active: true }),
    ...(state === 'disabled' && { active: false }),
  };
  return take(api.GET('/api/admin/agents', { params: { query } }));
}

async function findRemoved(id: string): Promise<Agent | undefined> {
  const query = { removed: true, limit: 200 };
  const { agents } = await take(api.GET('/api/admin/agents', { params: { query } }));
  return agents.find((agent) => agent.id === id);
}

/** Removed ones are in their list only; it is asked first where they are expected. */
export async function fetchAgent(id: string, expectRemoved = false): Promise<Versioned<Agent>> {
  const early = expectRemoved ? await findRemoved(id) : undefined;
  if (early) return { value: early, etag: '' };
  try {
    return await takeVersioned(api.GET(one, { params: { path: { id } } }));
  } catch (error) {
    const late = asProblem(error).status === 404 ? await findRemoved(id) : undefined;
    if (!late) throw error;
    return { value: late, etag: '' };
  }
}

export function useAgent(id: string, expectRemoved: boolean) {
  return useQuery({
    queryKey: ['agents', 'one', id],
    queryFn: () => fetchAgent(id, expectRemoved),
  });
}

export function addAgent(body: Schemas['NewAgent'], key: string) {
  return take(
    api.POST('/api/admin/agents', { params: { header: { 'Idempotency-Key': key } }, body }),
  );
}

export function changeAgent(id: string, etag: string, body: Schemas['AgentChanges']) {
  return take(api.PATCH(one, { params: { path: { id }, header: { 'If-Match': etag } }, body }));
}

export function removeAgent(id: string) {
  return take(api.DELETE(one, { params: { path: { id } } }));
}

export function restoreAgent(id: string) {
  return take(
    api.POST('/api/admin/agents/{id}/restore', {
      params: { path: { id }, header: { 'Idempotency-Key': idempotencyKeys()(id) } },
    }),
  );
}

export function endAgentSessions(id: string) {
  return take(api.DELETE('/api/admin/agents/{id}/sessions', { params: { path: { id } } }));
}

export function useAgentsChanged() {
  const queryClient = useQueryClient();
  return useCallback(async () => {
    for (const noun of ['dashboard', 'audit']) {
      void queryClient.invalidateQueries({ queryKey: [noun] });
    }
    await queryClient.invalidateQueries({ queryKey: ['agents'] });
  }, [queryClient]);
}

/** After a removal: the drawer shows at once what can be brought back. */
export function useAgentRemoved() {
  const queryClient = useQueryClient();
  return useCallback(
    async (agent: Agent) => {
      const removed: Versioned<Agent> = {
        value: { ...agent, deletedAt: new Date().toISOString() },
        etag: '',
      };
      queryClient.setQueryData(['agents', 'one', agent.id], removed);
      const stale = [['agents', 'list'], ['agents', 'removed'], ['dashboard'], ['audit']];
      await Promise.all(stale.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    },
    [queryClient],
  );
}

import { Time } from '@billspay/console-kit/ui';
import { TextLink } from '../../shell/links';
import { usePages } from '../../table/usePages';
import { useWords } from '../../words';
import { fetchAgents, restoreAgent, useAgentsChanged } from '../agents/queries';
import { RemovedLine, RemovedList } from './Removed';

export function RemovedAgents() {
  const t = useWords();
  const changed = useAgentsChanged();
  const rows = usePages({
    key: ['agents', 'removed'],
    load: (cursor) => fetchAgents({ state: 'removed' }, cursor),
    rowsOf: (page) => page.agents,
  });
  return (
    <RemovedList rows={rows}>
      {(agent) => (
        <RemovedLine
          key={agent.id}
          name={agent.fullName}
          title={
            <TextLink
              to="/agents/$agentId"
              params={{ agentId: agent.id }}
              search={{ state: 'removed' }}
            >
              {agent.fullName}
            </TextLink>
          }
          about={
            <>
              {agent.username}
              {agent.deletedAt && (
                <>
                  {' · '}
                  {t('trash.removed')} <Time at={agent.deletedAt} as="ago" />
                </>
              )}
            </>
          }
          restore={async () => {
            await restoreAgent(agent.id);
            await changed();
          }}
        />
      )}
    </RemovedList>
  );
}

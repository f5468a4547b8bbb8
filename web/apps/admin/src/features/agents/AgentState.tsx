import { Badge } from '@mantine/core';
import { useWords } from '../../words';
import { type Agent, stateOf } from './queries';

const colors = { active: 'green', disabled: 'yellow', removed: 'gray' } as const;

export function AgentState({ agent }: { agent: Agent }) {
  const t = useWords();
  const state = stateOf(agent);
  return (
    <Badge variant="light" color={colors[state]} tt="none">
      {t(`agents.state.${state}`)}
    </Badge>
  );
}

import type { Versioned } from '@billspay/console-kit/api';
import { announce, ProblemNotice, useSubmission } from '@billspay/console-kit/ui';
import { Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ConflictNotice } from '../../table/ConflictNotice';
import type { Fact } from '../../table/Facts';
import { adoptUntouched, useConflict } from '../../table/useConflict';
import { useWords } from '../../words';
import {
  AgentFields,
  type AgentValues,
  agentBody,
  agentValues,
  useAgentRules,
} from './AgentFields';
import { type Agent, changeAgent, fetchAgent, useAgentsChanged } from './queries';

export interface EditAgentFormProps {
  agent: Versioned<Agent>;
  onClose: () => void;
}

export function EditAgentForm({ agent, onClose }: EditAgentFormProps) {
  const t = useWords();
  const changed = useAgentsChanged();
  const { id } = agent.value;
  const form = useForm<AgentValues>({
    initialValues: agentValues(agent.value),
    validate: useAgentRules(),
  });
  const conflict = useConflict(agent, async () => {
    const newer = await fetchAgent(id);
    adoptUntouched(form, agentValues(newer.value));
    return newer;
  });
  const submission = useSubmission(form, async (values) => {
    await conflict.attempt((etag) => changeAgent(id, etag, agentBody(values)));
    await changed();
    announce(t('agents.saved'));
    onClose();
  });
  const saved = agentValues(conflict.theirs);
  const labels = {
    fullName: t('agents.full_name'),
    username: t('agents.username'),
    email: t('customers.email'),
    phone: t('customers.phone'),
  } as const;
  const different = (Object.keys(labels) as (keyof typeof labels)[])
    .filter((field) => saved[field] !== form.values[field])
    .map((field): Fact => [labels[field], saved[field]]);
  return (
    <form onSubmit={submission.onSubmit} noValidate>
      <Stack gap="md">
        <AgentFields form={form} />
        {conflict.theirs ? (
          <ConflictNotice
            theirs={different}
            onTake={() => {
              form.setValues(saved);
              conflict.settle();
              submission.clear();
            }}
          />
        ) : (
          <ProblemNotice error={submission.problem} />
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('kit.cancel')}
          </Button>
          <Button type="submit" loading={submission.busy}>
            {t('kit.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

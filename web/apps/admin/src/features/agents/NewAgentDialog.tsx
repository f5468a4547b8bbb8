// Adds an agent. The password is made by the server and shown here once; the dialog does not close
// by a stray click then.
import { idempotencyKeys } from '@billspay/console-kit/api';
import { ProblemNotice, useSubmission } from '@billspay/console-kit/ui';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useWords } from '../../words';
import {
  AgentFields,
  type AgentValues,
  agentBody,
  agentValues,
  useAgentRules,
} from './AgentFields';
import { OnceShown } from './OnceShown';
import { type Agent, addAgent, useAgentsChanged } from './queries';

interface NewAgentFormProps {
  onAdded: (agent: Agent) => void;
  onClose: () => void;
}

export function NewAgentForm({ onAdded, onClose }: NewAgentFormProps) {
  const t = useWords();
  const changed = useAgentsChanged();
  const [keyOf] = useState(idempotencyKeys);
  const form = useForm<AgentValues>({ initialValues: agentValues(), validate: useAgentRules() });
  const submission = useSubmission(form, async (values) => {
    const body = agentBody(values);
    const agent = await addAgent(body, keyOf(body));
    onAdded(agent);
    await changed();
  });
  return (
    <form onSubmit={submission.onSubmit} noValidate>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('agents.add_lead')}
        </Text>
        <AgentFields form={form} />
        <ProblemNotice error={submission.problem} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('kit.cancel')}
          </Button>
          <Button type="submit" loading={submission.busy}>
            {t('agents.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

export interface NewAgentDialogProps {
  opened: boolean;
  onClose: () => void;
}

export function NewAgentDialog({ opened, onClose }: NewAgentDialogProps) {
  const t = useWords();
  const [added, setAdded] = useState<Agent>();
  const close = () => {
    setAdded(undefined);
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t(added ? 'agents.added_title' : 'agents.add')}
      closeButtonProps={{ 'aria-label': t('kit.close') }}
      closeOnClickOutside={!added}
      closeOnEscape={!added}
      centered
    >
      {added ? (
        <OnceShown password={added.generatedPassword} onClose={close}>
          {t('agents.added', { name: added.fullName, username: added.username })}
        </OnceShown>
      ) : (
        <NewAgentForm onAdded={setAdded} onClose={close} />
      )}
    </Modal>
  );
}

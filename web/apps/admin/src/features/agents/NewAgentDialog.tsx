// Adds an agent. The password is made by the server and shown here once; the dialog does not close
// by a stray click then.
import { idempotencyKeys } from '@billspay/console-kit/api';
import { ProblemNotice, useSubmission } from '@billspay/console-kit/ui';
import { Alert, Button, Code, CopyButton, Group, Modal, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconCheck, IconCopy, IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../words';
import {
  AgentFields,
  type AgentValues,
  agentBody,
  agentValues,
  useAgentRules,
} from './AgentFields';
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

function OnceShown({ agent, onClose }: { agent: Agent; onClose: () => void }) {
  const t = useWords();
  const password = agent.generatedPassword;
  return (
    <Stack gap="md">
      <Text size="sm">{t('agents.added', { name: agent.fullName, username: agent.username })}</Text>
      {password ? (
        <>
          <Alert color="yellow" icon={<IconKey aria-hidden />} title={t('agents.once_title')}>
            {t('agents.once_body')}
          </Alert>
          <Group gap="sm" wrap="nowrap" align="stretch">
            <Code fz="md" p="sm" flex={1} aria-label={t('agents.password')}>
              {password}
            </Code>
            <CopyButton value={password}>
              {({ copied, copy }) => (
                <Button
                  variant="light"
                  h="auto"
                  data-autofocus
                  leftSection={
                    copied ? (
                      <IconCheck size={16} aria-hidden />
                    ) : (
                      <IconCopy size={16} aria-hidden />
                    )
                  }
                  onClick={copy}
                >
                  {t(copied ? 'kit.copied' : 'kit.copy')}
                </Button>
              )}
            </CopyButton>
          </Group>
        </>
      ) : (
        <Alert color="yellow" icon={<IconKey aria-hidden />} title={t('agents.gone_title')}>
          {t('agents.gone_body')}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('agents.noted')}</Button>
      </Group>
    </Stack>
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
        <OnceShown agent={added} onClose={close} />
      ) : (
        <NewAgentForm onAdded={setAdded} onClose={close} />
      )}
    </Modal>
  );
}

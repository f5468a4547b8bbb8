// Another password for an agent who has lost theirs. It is made here, as the server does for a new
// agent, and shown once; the dialog does not close by a stray click then.
import { ProblemNotice, useSubmission } from '@billspay/console-kit/ui';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useWords } from '../../words';
import { OnceShown } from './OnceShown';
import { makePassword } from './password';
import { type Agent, changeAgent, fetchAgent, useAgentsChanged } from './queries';

interface NewPasswordFormProps {
  agentId: string;
  onMade: (password: string) => void;
  onClose: () => void;
}

function NewPasswordForm({ agentId, onMade, onClose }: NewPasswordFormProps) {
  const t = useWords();
  const changed = useAgentsChanged();
  const form = useForm({ initialValues: {} });
  const submission = useSubmission(form, async () => {
    const password = makePassword();
    // Whatever else was changed meanwhile stays as it is.
    const { etag } = await fetchAgent(agentId);
    await changeAgent(agentId, etag, { password });
    onMade(password);
    await changed();
  });
  return (
    <form onSubmit={submission.onSubmit}>
      <Stack gap="md">
        <Text size="sm">{t('agents.new_password_body')}</Text>
        <ProblemNotice error={submission.problem} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('kit.cancel')}
          </Button>
          <Button type="submit" loading={submission.busy}>
            {t('agents.new_password')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

export interface NewPasswordDialogProps {
  agent: Agent;
  opened: boolean;
  onClose: () => void;
}

export function NewPasswordDialog({ agent, opened, onClose }: NewPasswordDialogProps) {
  const t = useWords();
  const { id, fullName: name, username } = agent;
  const [made, setMade] = useState<string>();
  const close = () => {
    setMade(undefined);
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t(made ? 'agents.new_password_made' : 'agents.new_password_title', { name })}
      closeButtonProps={{ 'aria-label': t('kit.close') }}
      closeOnClickOutside={!made}
      closeOnEscape={!made}
      centered
    >
      {made ? (
        <OnceShown password={made} onClose={close}>
          {t('agents.new_password_use', { name, username })}
        </OnceShown>
      ) : (
        <NewPasswordForm agentId={id} onMade={setMade} onClose={close} />
      )}
    </Modal>
  );
}

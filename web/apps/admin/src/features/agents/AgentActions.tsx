import type { Versioned } from '@billspay/console-kit/api';
import { announce, ReasonDialog, useUndo } from '@billspay/console-kit/ui';
import { Button, Group, Modal } from '@mantine/core';
import {
  IconArrowBackUp,
  IconKey,
  IconLogout,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useAction } from '../../table/useAction';
import { useWords } from '../../words';
import { EditAgentForm } from './EditAgentForm';
import { NewPasswordDialog } from './NewPasswordDialog';
import {
  type Agent,
  changeAgent,
  endAgentSessions,
  fetchAgent,
  removeAgent,
  restoreAgent,
  useAgentRemoved,
  useAgentsChanged,
} from './queries';

type Asking = 'disable' | 'sign-out' | 'password';

export function AgentActions({ agent }: { agent: Versioned<Agent> }) {
  const t = useWords();
  const changed = useAgentsChanged();
  const gone = useAgentRemoved();
  const undo = useUndo();
  const { id, fullName, isActive, deletedAt } = agent.value;
  const [asking, setAsking] = useState<Asking>();
  const [editing, setEditing] = useState<Versioned<Agent>>();

  const setActive = async (active: boolean) => {
    // Whatever else was changed meanwhile stays as it is.
    const { etag } = await fetchAgent(id);
    await changeAgent(id, etag, { isActive: active });
    await changed();
    announce(t(active ? 'agents.enabled' : 'agents.disabled', { name: fullName }));
  };
  const restoring = async () => {
    await restoreAgent(id);
    await changed();
  };
  const restore = useAction(async () => {
    await restoring();
    announce(t('agents.restored', { name: fullName }));
  });
  const enable = useAction(() => setActive(true));
  const edit = useAction(async () => setEditing(await fetchAgent(id)));
  const remove = useAction(async () => {
    await removeAgent(id);
    await gone(agent.value);
    undo.offer({
      message: t('agents.removed', { name: fullName }),
      undone: t('agents.restored', { name: fullName }),
      undo: restoring,
    });
  });
  if (deletedAt) {
    return (
      <Button
        size="sm"
        variant="light"
        loading={restore.busy}
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        onClick={() => restore.run()}
      >
        {t('agents.restore')}
      </Button>
    );
  }
  return (
    <Group gap="xs">
      <Button
        size="sm"
        variant="light"
        loading={edit.busy}
        leftSection={<IconPencil size={16} aria-hidden />}
        onClick={() => edit.run()}
      >
        {t('agents.edit')}
      </Button>
      {isActive ? (
        <Button
          size="sm"
          variant="default"
          leftSection={<IconPlayerPause size={16} aria-hidden />}
          onClick={() => setAsking('disable')}
        >
          {t('agents.disable')}
        </Button>
      ) : (
        <Button
          size="sm"
          variant="default"
          loading={enable.busy}
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          onClick={() => enable.run()}
        >
          {t('agents.enable')}
        </Button>
      )}
      <Button
        size="sm"
        variant="default"
        leftSection={<IconKey size={16} aria-hidden />}
        onClick={() => setAsking('password')}
      >
        {t('agents.new_password')}
      </Button>
      <Button
        size="sm"
        variant="default"
        leftSection={<IconLogout size={16} aria-hidden />}
        onClick={() => setAsking('sign-out')}
      >
        {t('customer.sign_out')}
      </Button>
      <Button
        size="sm"
        variant="default"
        loading={remove.busy}
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => remove.run()}
      >
        {t('agents.remove')}
      </Button>
      <ReasonDialog
        opened={asking === 'disable'}
        onClose={() => setAsking(undefined)}
        title={t('agents.disable_title', { name: fullName })}
        action={t('agents.disable')}
        onConfirm={() => setActive(false)}
      >
        {t('agents.disable_body')}
      </ReasonDialog>
      <ReasonDialog
        opened={asking === 'sign-out'}
        onClose={() => setAsking(undefined)}
        title={t('agents.sign_out_title', { name: fullName })}
        action={t('customer.sign_out')}
        onConfirm={async () => {
          await endAgentSessions(id);
          await changed();
          announce(t('agents.signed_out', { name: fullName }));
        }}
      >
        {t('agents.sign_out_body')}
      </ReasonDialog>
      <NewPasswordDialog
        agent={agent.value}
        opened={asking === 'password'}
        onClose={() => setAsking(undefined)}
      />
      <Modal
        opened={editing !== undefined}
        onClose={() => setEditing(undefined)}
        title={t('agents.edit')}
        closeButtonProps={{ 'aria-label': t('kit.close') }}
        centered
      >
        {editing && <EditAgentForm agent={editing} onClose={() => setEditing(undefined)} />}
      </Modal>
    </Group>
  );
}

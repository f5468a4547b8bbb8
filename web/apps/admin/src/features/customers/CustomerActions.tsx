import type { components } from '@billspay/console-kit/api';
import { announce, ReasonDialog, useUndo } from '@billspay/console-kit/ui';
import { Button } from '@mantine/core';
import { IconArrowBackUp, IconLogout, IconTrash, IconUserCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { ButtonLink } from '../../shell/links';
import { useAction } from '../../table/useAction';
import { useWords } from '../../words';
import { endCustomerSessions, removeCustomer, restoreCustomer, useAccountChanged } from './queries';

export interface CustomerActionsProps {
  account: components['schemas']['CustomerAccount'];
}

export function CustomerActions({ account }: CustomerActionsProps) {
  const t = useWords();
  const { id, deletedAt, kycStatus } = account.profile;
  const changed = useAccountChanged(id);
  const undo = useUndo();
  const [asking, setAsking] = useState<'remove' | 'sign-out'>();
  const restore = async () => {
    await restoreCustomer(id);
    await changed();
  };
  const action = useAction(async () => {
    await restore();
    announce(t('customer.restored'));
  });
  const remove = async (reason: string) => {
    await removeCustomer(id, reason);
    await changed();
    undo.offer({
      message: t('customer.removed_now'),
      undo: restore,
      undone: t('customer.restored'),
    });
  };
  const signOut = async () => {
    await endCustomerSessions(id);
    await changed();
    announce(t('customer.signed_out'));
  };
  if (deletedAt) {
    return (
      <Button
        size="sm"
        variant="light"
        loading={action.busy}
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        onClick={action.run}
      >
        {t('customer.restore')}
      </Button>
    );
  }
  return (
    <>
      {(kycStatus === 'PENDING' || kycStatus === 'NEEDS_INFO') && (
        <ButtonLink
          to="/reviews/$customerId"
          params={{ customerId: id }}
          search={{ status: kycStatus === 'NEEDS_INFO' ? 'NEEDS_INFO' : undefined }}
          size="sm"
          variant="light"
          leftSection={<IconUserCheck size={16} aria-hidden />}
        >
          {t('customer.review')}
        </ButtonLink>
      )}
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
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => setAsking('remove')}
      >
        {t('customer.remove')}
      </Button>
      <ReasonDialog
        opened={asking === 'remove'}
        onClose={() => setAsking(undefined)}
        title={t('customer.remove_title')}
        action={t('customer.remove')}
        danger
        reason="required"
        onConfirm={remove}
      >
        {t('customer.remove_body')}
      </ReasonDialog>
      <ReasonDialog
        opened={asking === 'sign-out'}
        onClose={() => setAsking(undefined)}
        title={t('customer.sign_out_title')}
        action={t('customer.sign_out')}
        onConfirm={signOut}
      >
        {t('customer.sign_out_body')}
      </ReasonDialog>
    </>
  );
}

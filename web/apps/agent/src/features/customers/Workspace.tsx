// One customer's tab.
import { Empty, Loaded } from '@billspay/console-kit/ui';
import { Button } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useWords } from '../../words';
import { useShell } from '../shell/ShellContext';
import { tabs } from '../tabs/store';
import { isMissing, useAccount, useLiveAccount } from './account';
import { Desk } from './Desk';
import { useKeptFocus } from './useKeptFocus';
import classes from './Workspace.module.css';
import { WorkspaceSkeleton } from './WorkspaceSkeleton';

function Missing({ id }: { id: string }) {
  const t = useWords();
  const { close } = useShell();
  return (
    <Empty
      icon={<IconUserOff size={32} />}
      title={t('customer.missing')}
      action={<Button onClick={() => close(id)}>{t('customer.close')}</Button>}
    >
      {t('customer.missing_help')}
    </Empty>
  );
}

export function Workspace({ id }: { id: string }) {
  const t = useWords();
  const account = useAccount(id);
  const profile = account.data?.profile;
  const frame = useKeptFocus(profile !== undefined);
  useLiveAccount(id);
  useEffect(() => {
    // The browser keeps titles in its history: they name nobody.
    document.title = `${t('customer.title')} · billspay`;
  }, [t]);
  useEffect(() => {
    if (!profile) return;
    const name = `${profile.firstName} ${profile.lastName}`;
    tabs.label({ id, name, number: profile.customerNumber });
  }, [id, profile]);

  return (
    <div className={classes.workspace} ref={frame}>
      {account.data === undefined && isMissing(account.error) ? (
        <Missing id={id} />
      ) : (
        <Loaded query={account} skeleton={<WorkspaceSkeleton />}>
          {(data) => <Desk account={data} />}
        </Loaded>
      )}
    </div>
  );
}

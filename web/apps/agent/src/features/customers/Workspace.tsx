// One customer's tab.
import { Loaded } from '@billspay/console-kit/ui';
import { Button, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
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
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Whoever worked with the customer has lost the place.
    if (document.activeElement === document.body) title.current?.focus();
  }, []);
  return (
    <div className={classes.missing}>
      <Title order={1} ref={title} tabIndex={-1} className={classes.missingTitle}>
        {t('customer.missing')}
      </Title>
      <Text c="dimmed" mb="md">
        {t('customer.missing_help')}
      </Text>
      <Button onClick={() => close(id)}>{t('customer.close')}</Button>
    </div>
  );
}

export function Workspace({ id }: { id: string }) {
  const t = useWords();
  const account = useAccount(id);
  const profile = account.data?.profile;
  const frame = useKeptFocus(!account.isPending);
  useLiveAccount(id);
  useEffect(() => {
    // The browser keeps titles in its history: they name nobody.
    document.title = `${t('customer.title')} · billspay`;
  }, [t]);
  // Whoever was removed is not there any more, whatever is still known of them.
  const missing = isMissing(account.error);
  useEffect(() => {
    if (!profile || missing) return;
    const name = `${profile.firstName} ${profile.lastName}`;
    tabs.label({ id, name, number: profile.customerNumber });
  }, [id, profile, missing]);
  useEffect(() => {
    if (!missing) return;
    tabs.name(id, t('tabs.missing'));
    // What was typed went with the forms.
    tabs.setDraft(id, false);
  }, [id, missing, t]);

  return (
    <div className={classes.workspace} ref={frame}>
      {missing ? (
        <Missing id={id} />
      ) : (
        <Loaded query={account} skeleton={<WorkspaceSkeleton />}>
          {(data) => <Desk account={data} />}
        </Loaded>
      )}
    </div>
  );
}

// What stays while one moves about: the bar, the open customers, the keys. A customer who is not in
// sight keeps all that was typed there, and listens to nothing.
import { useKitWords } from '@billspay/console-kit/i18n';
import { Outlet } from '@tanstack/react-router';
import { Activity, useState } from 'react';
import { Workspace } from '../customers/Workspace';
import { HelpDialog } from '../keys/HelpDialog';
import { Palette } from '../palette/Palette';
import { CloseTabDialog } from '../tabs/CloseTabDialog';
import { useTabs } from '../tabs/useTabs';
import { useUnsavedWarning } from '../tabs/useUnsavedWarning';
import classes from './Shell.module.css';
import { ShellContext, type ShellDialog } from './ShellContext';
import { TopBar } from './TopBar';
import { useShellKeys } from './useShellKeys';

export function Shell() {
  const t = useKitWords();
  const tabs = useTabs();
  const [dialog, setDialog] = useState<ShellDialog>();
  const [closing, setClosing] = useState<string>();
  useUnsavedWarning(tabs.tabs.some((tab) => tab.draft));

  const close = (id: string) => {
    if (tabs.tabs.find((tab) => tab.id === id)?.draft) setClosing(id);
    else tabs.close(id);
  };
  const shell = { tabs, show: setDialog, close };
  useShellKeys(shell);

  return (
    <ShellContext value={shell}>
      <div className={classes.shell}>
        <a href="#main" className={classes.skip}>
          {t('kit.skip')}
        </a>
        <TopBar />
        <main id="main" tabIndex={-1} className={classes.main}>
          {tabs.tabs.map((tab) => (
            <Activity key={tab.id} mode={tab.id === tabs.activeId ? 'visible' : 'hidden'}>
              <Workspace id={tab.id} />
            </Activity>
          ))}
          <Outlet />
        </main>
      </div>
      <HelpDialog opened={dialog === 'help'} onClose={() => setDialog(undefined)} />
      <Palette opened={dialog === 'palette'} onClose={() => setDialog(undefined)} />
      <CloseTabDialog
        name={tabs.tabs.find((tab) => tab.id === closing)?.name ?? ''}
        opened={closing !== undefined}
        onKeep={() => setClosing(undefined)}
        onClose={() => {
          if (closing) tabs.close(closing);
          setClosing(undefined);
        }}
      />
    </ShellContext>
  );
}

import { useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { departure } from '../../api';
import { useWords } from '../../words';
import { spacedNumber } from '../customers/numbers';
import { runBinding } from '../keys/keys';
import { focusSearch } from '../search/focus';
import { useShell } from '../shell/ShellContext';
import type { Command } from './commands';

export function useCommands(): Command[] {
  const t = useWords();
  const navigate = useNavigate();
  const { tabs, show, close } = useShell();
  const { setColorScheme } = useMantineColorScheme();
  const { activeId } = tabs;
  const ofCustomer: Command[] = activeId
    ? [
        { id: 'biller', label: t('billers.add'), key: 'B', run: () => runBinding('b') },
        { id: 'method', label: t('methods.add'), key: 'P', run: () => runBinding('p') },
        { id: 'receipt', label: t('receipts.add'), key: 'R', run: () => runBinding('r') },
        { id: 'address', label: t('palette.address'), key: 'A', run: () => runBinding('a') },
        { id: 'close', label: t('palette.close_tab'), key: 'X', run: () => close(activeId) },
      ]
    : [];
  const open = tabs.tabs
    .filter(({ id }) => id !== activeId)
    .map(({ id, name, number }) => ({
      id: `tab-${id}`,
      label: t('palette.switch', { name: name ?? '' }),
      hint: spacedNumber(number ?? ''),
      run: () => tabs.show(id),
    }));
  const isOpen = new Set(tabs.tabs.map(({ id }) => id));
  const recent = tabs.recent
    .filter(({ id }) => !isOpen.has(id))
    .map(({ id, name, number }) => ({
      id: `recent-${id}`,
      label: t('palette.open', { name }),
      hint: spacedNumber(number),
      run: () => tabs.show(id),
    }));
  return [
    ...ofCustomer,
    { id: 'search', label: t('palette.search'), key: '/', run: () => focusSearch() },
    {
      id: 'next',
      label: t('palette.next_call'),
      key: 'N',
      run: () => void navigate({ to: '/' }).then(() => focusSearch({ clear: true })),
    },
    ...open,
    ...recent,
    { id: 'help', label: t('account.keys'), key: '?', run: () => show('help') },
    {
      id: 'security',
      label: t('staff.security.title'),
      run: () => void navigate({ to: '/security' }),
    },
    { id: 'light', label: t('palette.light'), run: () => setColorScheme('light') },
    { id: 'dark', label: t('palette.dark'), run: () => setColorScheme('dark') },
    { id: 'auto', label: t('palette.auto'), run: () => setColorScheme('auto') },
    { id: 'sign-out', label: t('account.sign_out'), run: () => void departure.leave() },
  ];
}

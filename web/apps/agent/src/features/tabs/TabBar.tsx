// The customers who are open, as links; the keys 1 to 9 lead to them.
import { VisuallyHidden } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useWords } from '../../words';
import { useShell } from '../shell/ShellContext';
import type { Tab } from './store';
import classes from './TabBar.module.css';

interface ItemProps {
  tab: Tab;
  place: number;
  active: boolean;
  onClose: () => void;
}

function TabItem({ tab, place, active, onClose }: ItemProps) {
  const t = useWords();
  const name = tab.name ?? t('tabs.loading');
  return (
    <li className={classes.tab} data-active={active || undefined}>
      <Link
        to="/customers/$id"
        params={{ id: tab.id }}
        className={classes.link}
        {...(place <= 9 && { 'aria-keyshortcuts': `${place} Alt+${place}` })}
      >
        {place <= 9 && (
          <span className={classes.place} aria-hidden>
            {place}
          </span>
        )}
        <span className={classes.name}>{name}</span>
        {tab.draft && (
          <>
            <span className={classes.draft} aria-hidden />
            <VisuallyHidden>{t('tabs.draft')}</VisuallyHidden>
          </>
        )}
      </Link>
      <button
        type="button"
        className={classes.close}
        onClick={onClose}
        aria-label={t('tabs.close', { name })}
      >
        <IconX size={14} aria-hidden />
      </button>
    </li>
  );
}

export function TabBar() {
  const t = useWords();
  const { tabs, close } = useShell();
  if (tabs.tabs.length === 0) return null;
  return (
    <nav aria-label={t('tabs.label')} className={classes.bar}>
      <ul className={classes.tabs}>
        {tabs.tabs.map((tab, index) => (
          <TabItem
            key={tab.id}
            tab={tab}
            place={index + 1}
            active={tab.id === tabs.activeId}
            onClose={() => close(tab.id)}
          />
        ))}
      </ul>
    </nav>
  );
}

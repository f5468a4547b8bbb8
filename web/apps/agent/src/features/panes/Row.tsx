// A row of a pane: a button that does the first thing, and smaller ones beside it.
import { ActionIcon, Tooltip } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import { type Bindings, dialogIsOpen, mayRun, nameOf } from '../keys/keys';
import { useRows } from './Pane';
import classes from './Pane.module.css';

export interface RowAction {
  label: string;
  /** The key as it is shown: E, Del. */
  shown: string;
  icon: ReactNode;
  run: () => void;
  danger?: boolean;
}

export interface RowProps {
  id: string;
  /** What the row's button does when it is pressed. */
  onOpen: () => void;
  expanded?: boolean;
  /** Keys of the row beside Enter. */
  keys: Bindings;
  actions: readonly RowAction[];
  children: ReactNode;
  /** Below the row when it is expanded. */
  detail?: ReactNode;
}

export function Row({ id, onOpen, expanded, keys, actions, children, detail }: RowProps) {
  const { active, setActive } = useRows();
  const tabIndex = active === id ? 0 : -1;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.defaultPrevented || dialogIsOpen()) return;
    const name = nameOf(event);
    const run = keys[name];
    if (!run || !mayRun(name, event.target)) return;
    event.preventDefault();
    run();
  };
  return (
    <li
      className={classes.item}
      data-row-item
      data-expanded={expanded || undefined}
      onKeyDown={onKeyDown}
      onFocus={() => setActive(id)}
    >
      <div className={classes.line}>
        <button
          type="button"
          data-row={id}
          tabIndex={tabIndex}
          className={classes.row}
          onClick={onOpen}
          {...(expanded !== undefined && { 'aria-expanded': expanded })}
        >
          {children}
        </button>
        <div className={classes.actions}>
          {actions.map(({ label, shown, icon, run, danger }) => (
            <Tooltip key={label} label={`${label} · ${shown}`} openDelay={400} withinPortal>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={28}
                className={classes.action}
                data-danger={danger || undefined}
                tabIndex={tabIndex}
                aria-label={label}
                onClick={run}
              >
                {icon}
              </ActionIcon>
            </Tooltip>
          ))}
        </div>
      </div>
      {expanded && detail}
    </li>
  );
}

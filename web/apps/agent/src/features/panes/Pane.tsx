// A list of one noun with its inline form. Arrows or j and k move in it, left and right between panes.
import { Badge, Button, Kbd, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  use,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { useWords } from '../../words';
import { dialogIsOpen, mayRun, nameOf } from '../keys/keys';
import { focusRow, move } from './moves';
import classes from './Pane.module.css';
import type { PaneName, PaneState } from './usePaneForms';

interface Rows {
  /** The row that Tab reaches. */
  active: string | undefined;
  setActive: (id: string) => void;
}

const RowsContext = createContext<Rows>({ active: undefined, setActive: () => {} });

export function useRows(): Rows {
  return use(RowsContext);
}

export interface PaneProps {
  name: PaneName;
  title: string;
  /** How many there are, where it is known. */
  count: string;
  state: PaneState;
  rowIds: readonly string[];
  addLabel: string;
  addKey: string;
  onAdd: () => void;
  /** The open form, above the rows; an edited row shows its own. */
  form?: ReactNode;
  /** In the place of rows when there are none. */
  empty: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
}

export function Pane(props: PaneProps) {
  const { name, title, count, state, rowIds, addLabel, addKey, onAdd, form, empty, foot } = props;
  const t = useWords();
  const titleId = useId();
  const section = useRef<HTMLElement>(null);
  const [chosen, setChosen] = useState<string>();
  const active = chosen && rowIds.includes(chosen) ? chosen : rowIds[0];

  const seenTurn = useRef(state.rowTurn);
  useEffect(() => {
    if (seenTurn.current === state.rowTurn) return;
    seenTurn.current = state.rowTurn;
    if (section.current) focusRow(section.current, state.row);
  }, [state]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const key = nameOf(event);
    const from = event.target;
    if (event.defaultPrevented || !(from instanceof HTMLElement) || dialogIsOpen()) return;
    if (from.closest('form') || !mayRun(key, from)) return;
    if (move(event.currentTarget, from, key)) event.preventDefault();
  };

  return (
    <section
      ref={section}
      aria-labelledby={titleId}
      data-pane={name}
      className={classes.pane}
      onKeyDown={onKeyDown}
    >
      <header className={classes.header}>
        <Title order={2} id={titleId} className={classes.title}>
          {title}
        </Title>
        <Badge variant="light" color="gray" size="sm" className={classes.count}>
          {count}
        </Badge>
        <Button
          variant="default"
          size="compact-sm"
          ml="auto"
          data-add
          leftSection={<IconPlus size={14} aria-hidden />}
          rightSection={
            <Kbd size="xs" aria-hidden className={classes.key}>
              {addKey}
            </Kbd>
          }
          aria-keyshortcuts={addKey}
          aria-label={addLabel}
          onClick={onAdd}
        >
          {t('panes.add')}
        </Button>
      </header>
      <div className={classes.body}>
        {form}
        {rowIds.length === 0 && !form && <div className={classes.empty}>{empty}</div>}
        {rowIds.length > 0 && (
          <RowsContext value={{ active, setActive: setChosen }}>
            <ul aria-label={title} className={classes.rows}>
              {props.children}
            </ul>
          </RowsContext>
        )}
        {foot}
      </div>
    </section>
  );
}

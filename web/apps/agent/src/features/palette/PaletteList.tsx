import { Kbd, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useWords } from '../../words';
import { type Command, filterCommands } from './commands';
import classes from './Palette.module.css';
import { useCommands } from './useCommands';

interface OptionProps {
  id: string;
  command: Command;
  active: boolean;
  onHover: () => void;
  onChoose: () => void;
}

function Option({ id, command, active, onHover, onChoose }: OptionProps) {
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) option.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox handles the keys
    <div
      ref={option}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className={classes.option}
      onMouseMove={onHover}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span className={classes.label}>{command.label}</span>
      {command.hint && <span className={classes.hint}>{command.hint}</span>}
      {command.key && (
        <Kbd size="xs" aria-hidden>
          {command.key}
        </Kbd>
      )}
    </div>
  );
}

export function PaletteList({ onDone }: { onDone: () => void }) {
  const t = useWords();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const commands = filterCommands(useCommands(), typed);
  const at = Math.min(active, Math.max(commands.length - 1, 0));

  const choose = (command: Command | undefined) => {
    if (!command) return;
    onDone();
    // The dialog gives the focus back first; then the command may take it.
    setTimeout(command.run, 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const by = event.key === 'ArrowDown' ? 1 : -1;
      if (commands.length > 0) setActive((at + by + commands.length) % commands.length);
    } else if (event.key === 'Enter') choose(commands[at]);
    else if ((event.ctrlKey || event.metaKey) && event.key === 'k') onDone();
    else return;
    event.preventDefault();
  };

  return (
    <>
      <TextInput
        data-autofocus
        variant="unstyled"
        size="md"
        className={classes.input}
        leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
        role="combobox"
        aria-label={t('palette.label')}
        aria-expanded
        aria-controls={listId}
        aria-autocomplete="list"
        {...(commands.length > 0 && { 'aria-activedescendant': `${listId}-${at}` })}
        placeholder={t('palette.placeholder')}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={t('palette.title')} className={classes.list}>
        {commands.map((command, index) => (
          <Option
            key={command.id}
            id={`${listId}-${index}`}
            command={command}
            active={index === at}
            onHover={() => setActive(index)}
            onChoose={() => choose(command)}
          />
        ))}
      </div>
      {commands.length === 0 && (
        <Text size="sm" c="dimmed" className={classes.none}>
          {t('palette.none')}
        </Text>
      )}
      <VisuallyHidden role="status">
        {t('palette.found', { count: commands.length })}
      </VisuallyHidden>
    </>
  );
}

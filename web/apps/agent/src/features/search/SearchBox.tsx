// Finds a customer by any part of name, e-mail, phone or number: type, arrows, Enter.
import { useKitWords } from '@billspay/console-kit/i18n';
import { CloseButton, Kbd, TextInput, VisuallyHidden } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useWords } from '../../words';
import { useTabs } from '../tabs/useTabs';
import { onClearSearch, searchId } from './focus';
import { Results } from './Results';
import classes from './SearchBox.module.css';
import { type CustomerSummary, useSearch } from './useSearch';

export function SearchBox() {
  const t = useWords();
  const kit = useKitWords();
  const { show } = useTabs();
  const [text, setText] = useState('');
  const [opened, setOpened] = useState(false);
  const [active, setActive] = useState(0);
  const [waitsForEnter, setWaitsForEnter] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const search = useSearch(text);
  const { customers, pages, isFresh } = search;
  const rows = customers.length + (pages.hasNextPage ? 1 : 0);
  const shown = opened && text.trim() !== '';
  const at = Math.min(active, Math.max(rows - 1, 0));

  const clear = () => {
    setText('');
    setActive(0);
    setOpened(false);
    setWaitsForEnter(false);
  };
  useEffect(() => (input.current ? onClearSearch(input.current, clear) : undefined), []);

  const open = (customer: CustomerSummary) => {
    clear();
    input.current?.blur();
    show(customer.id);
  };
  const choose = (index: number) => {
    const customer = customers[index];
    if (customer) open(customer);
    else if (pages.hasNextPage) void pages.fetchNextPage();
  };

  // Enter was pressed before the answer was there: it opens the only one found, but never guesses.
  const only = isFresh && customers.length === 1 ? customers[0] : undefined;
  useEffect(() => {
    if (!waitsForEnter || !isFresh) return;
    setWaitsForEnter(false);
    if (only) open(only);
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      if (text === '') input.current?.blur();
      clear();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (rows === 0) return;
      setOpened(true);
      setActive((at + (event.key === 'ArrowDown' ? 1 : -1) + rows) % rows);
    } else if (event.key === 'Enter' && text.trim() !== '') {
      setOpened(true);
      if (isFresh) choose(at);
      else setWaitsForEnter(true);
    } else if (event.key !== '/' || text !== '') return;
    event.preventDefault();
  };

  return (
    <search
      className={classes.search}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpened(false);
      }}
    >
      <TextInput
        ref={input}
        id={searchId}
        type="text"
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-keyshortcuts="/"
        {...(shown && rows > 0 && { 'aria-activedescendant': `${listId}-${at}` })}
        placeholder={t('search.placeholder')}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={100}
        leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
        rightSection={
          text === '' ? (
            <Kbd aria-hidden size="xs">
              /
            </Kbd>
          ) : (
            <CloseButton
              size="sm"
              aria-label={t('search.clear')}
              onClick={() => {
                clear();
                input.current?.focus();
              }}
            />
          )
        }
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
          setOpened(true);
          setWaitsForEnter(false);
        }}
        onFocus={() => setOpened(true)}
        onKeyDown={onKeyDown}
      />
      <VisuallyHidden role="status">
        {shown && isFresh
          ? t('search.found', { count: customers.length })
          : shown && kit('kit.loading')}
      </VisuallyHidden>
      {shown && (
        <Results id={listId} search={search} active={at} onHover={setActive} onChoose={choose} />
      )}
    </search>
  );
}

// Before a customer is chosen: the search has the focus; who was open before is one click away.
import { Page } from '@billspay/console-kit/ui';
import { Button, Kbd, Text, Title } from '@mantine/core';
import { useEffect } from 'react';
import { useWords, type Word } from '../../words';
import { spacedNumber } from '../customers/numbers';
import { focusSearch } from '../search/focus';
import { useShell } from '../shell/ShellContext';
import classes from './Start.module.css';

const hints: readonly [key: string, word: Word][] = [
  ['/', 'keys.search'],
  ['N', 'keys.next_call'],
  ['1 – 9', 'keys.tab'],
  ['⌘ / Ctrl K', 'keys.palette'],
  ['?', 'keys.help'],
];

export function Start() {
  const t = useWords();
  const { tabs, show } = useShell();
  useEffect(() => focusSearch(), []);
  return (
    <div className={classes.start}>
      <Page title={t('start.title')} lead={t('start.lead')} width={44}>
        <section aria-labelledby="recent">
          <Title order={2} id="recent" className={classes.heading}>
            {t('start.recent')}
          </Title>
          {tabs.recent.length === 0 ? (
            <Text c="dimmed" size="sm">
              {t('start.recent_empty')}
            </Text>
          ) : (
            <ul className={classes.recent}>
              {tabs.recent.map(({ id, name, number }) => (
                <li key={id}>
                  <button type="button" className={classes.customer} onClick={() => tabs.show(id)}>
                    <span className={classes.name}>{name}</span>
                    <span className={classes.number}>{spacedNumber(number)}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </section>
        <section aria-labelledby="hints" className={classes.hints}>
          <Title order={2} id="hints" className={classes.heading}>
            {t('start.keys')}
          </Title>
          <dl className={classes.keys}>
            {hints.map(([key, word]) => (
              <div key={key} className={classes.hint}>
                <dt>
                  <Kbd size="xs">{key}</Kbd>
                </dt>
                <dd>{t(word)}</dd>
              </div>
            ))}
          </dl>
          <Button variant="default" size="xs" onClick={() => show('help')}>
            {t('start.all_keys')}
          </Button>
        </section>
      </Page>
    </div>
  );
}

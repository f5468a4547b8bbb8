// All keys, and the switch for those that are single letters.
import { useKitWords } from '@billspay/console-kit/i18n';
import { Kbd, Modal, Switch, Text, Title } from '@mantine/core';
import { useWords, type Word } from '../../words';
import classes from './HelpDialog.module.css';
import { switchSingleKeys, useSingleKeys } from './preference';

type Line = readonly [keys: readonly string[], word: Word];

const mod = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
const alt = mod === '⌘' ? '⌥' : 'Alt';

const groups: readonly { title: Word; lines: readonly Line[] }[] = [
  {
    title: 'keys.everywhere',
    lines: [
      [['/'], 'keys.search'],
      [['N'], 'keys.next_call'],
      [[`${mod} K`], 'keys.palette'],
      [['1 – 9', `${alt} 1 – 9`], 'keys.tab'],
      [['[', ']'], 'keys.tab_step'],
      [['X', `${alt} W`], 'keys.close_tab'],
      [[`${mod} Z`], 'keys.undo'],
      [['?'], 'keys.help'],
    ],
  },
  {
    title: 'keys.customer',
    lines: [
      [['B'], 'keys.biller'],
      [['P'], 'keys.method'],
      [['R'], 'keys.receipt'],
      [['A'], 'keys.address'],
    ],
  },
  {
    title: 'keys.lists',
    lines: [
      [['↑ ↓', 'J K'], 'keys.move'],
      [['← →', 'H L'], 'keys.pane'],
      [['Enter'], 'keys.open'],
      [['E'], 'keys.edit'],
      [['Del'], 'keys.remove'],
      [['D'], 'keys.default'],
      [['V'], 'keys.void'],
    ],
  },
  {
    title: 'keys.forms',
    lines: [
      [['Enter', `${mod} Enter`], 'keys.save'],
      [['Esc'], 'keys.leave'],
    ],
  },
];

export function HelpDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useWords();
  const kit = useKitWords();
  const single = useSingleKeys();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': kit('kit.close') }}
      size="xl"
      centered
    >
      <div className={classes.groups}>
        {groups.map(({ title, lines }) => (
          <section key={title} aria-label={t(title)}>
            <Title order={3} className={classes.heading}>
              {t(title)}
            </Title>
            <dl className={classes.keys}>
              {lines.map(([keys, word]) => (
                <div key={word} className={classes.line}>
                  <dt>{t(word)}</dt>
                  <dd>
                    {keys.map((key) => (
                      <Kbd key={key} size="xs">
                        {key}
                      </Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div className={classes.preference}>
        <Switch
          checked={single}
          onChange={(event) => switchSingleKeys(event.currentTarget.checked)}
          label={t('keys.single')}
        />
        <Text size="sm" c="dimmed">
          {t('keys.single_help')}
        </Text>
      </div>
    </Modal>
  );
}

import { useKitWords } from '@billspay/console-kit/i18n';
import { Button, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useWords } from '../../words';
import { useDesk } from '../customers/DeskContext';
import classes from '../panes/Pane.module.css';

/** A receipt is of a biller: there has to be one first. */
export function BillerNeeded({ turn }: { turn: number }) {
  const t = useWords();
  const kit = useKitWords();
  const { panes } = useDesk();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), [turn]);
  return (
    <div className={classes.form} role="alert">
      <Text size="sm" fw={600}>
        {t('receipts.biller_needed')}
      </Text>
      <div className={classes.formFoot}>
        <span />
        <Button size="compact-md" variant="default" onClick={() => panes.close('receipts')}>
          {kit('kit.cancel')}
        </Button>
        <Button
          ref={button}
          size="compact-md"
          onClick={() => {
            panes.close('receipts');
            panes.open('billers', { kind: 'add' });
          }}
        >
          {t('billers.add')}
        </Button>
      </div>
    </div>
  );
}

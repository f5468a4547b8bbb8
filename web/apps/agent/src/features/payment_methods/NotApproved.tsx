// Why there is no form: the enrolment is not approved.
import { useKitWords } from '@billspay/console-kit/i18n';
import type { KycStatus } from '@billspay/console-kit/ui';
import { Button, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useWords } from '../../words';
import classes from '../panes/Pane.module.css';

export interface NotApprovedProps {
  status: KycStatus;
  turn: number;
  onClose: () => void;
}

export function NotApproved({ status, turn, onClose }: NotApprovedProps) {
  const t = useWords();
  const kit = useKitWords();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), [turn]);
  return (
    <div className={classes.form} role="alert">
      <Text size="sm" fw={600}>
        {t('methods.not_approved')}
      </Text>
      <Text size="sm">{t('methods.not_approved_help', { status: kit(`kit.kyc.${status}`) })}</Text>
      <div className={classes.formFoot}>
        <span />
        <Button ref={button} size="compact-md" variant="default" onClick={onClose}>
          {kit('kit.close')}
        </Button>
      </div>
    </div>
  );
}

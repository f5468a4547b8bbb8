import { ProblemError } from '@billspay/console-kit/api';
import { useFormats } from '@billspay/console-kit/i18n';
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useWords } from '../../words';
import type { Receipt } from './api';

export interface DuplicateNoticeProps {
  double: Receipt | ProblemError;
  busy: boolean;
  onPost: () => void;
  onBack: () => void;
}

export function DuplicateNotice({ double, busy, onPost, onBack }: DuplicateNoticeProps) {
  const t = useWords();
  const { money, utcDay } = useFormats();
  const back = useRef<HTMLButtonElement>(null);
  // The harmless answer has the focus: Enter twice in a row posts nothing twice.
  useEffect(() => back.current?.focus(), []);
  return (
    <Alert
      role="alert"
      color="yellow"
      icon={<IconCopy aria-hidden />}
      title={t('receipts.double_title')}
    >
      <Text size="sm">
        {double instanceof ProblemError
          ? `${double.title} ${double.detail ?? ''}`.trim()
          : t('receipts.double_body', {
              name: double.biller.name,
              amount: money(double.amount),
              date: utcDay(double.paidOn),
              confirmation: double.confirmation,
            })}
      </Text>
      <Group gap="xs" mt={5} p={3}>
        <Button ref={back} size="compact-md" fz="sm" variant="default" onClick={onBack}>
          {t('receipts.double_back')}
        </Button>
        <Button size="compact-md" fz="sm" loading={busy} onClick={onPost}>
          {t('receipts.double_post')}
        </Button>
      </Group>
    </Alert>
  );
}

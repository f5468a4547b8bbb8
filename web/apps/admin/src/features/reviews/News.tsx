import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconRefreshAlert } from '@tabler/icons-react';
import { useWords } from '../../words';
import { Diff } from '../audit/Diff';
import type { FieldChange } from '../audit/diff';

export interface NewsProps {
  changes: readonly FieldChange[];
  onSeen: () => void;
}

export function News({ changes, onSeen }: NewsProps) {
  const t = useWords();
  return (
    <Alert
      role="alert"
      color="yellow"
      mb="lg"
      icon={<IconRefreshAlert aria-hidden />}
      title={t('reviews.news')}
    >
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t('reviews.news_help')}</Text>
        {changes.length > 0 && <Diff changes={changes} />}
        <Button size="compact-sm" variant="default" onClick={onSeen}>
          {t('reviews.news_seen')}
        </Button>
      </Stack>
    </Alert>
  );
}

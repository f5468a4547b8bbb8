import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useWords } from '../words';
import { type Fact, Facts } from './Facts';

export interface ConflictNoticeProps {
  /** What the other one saved, where it differs. */
  theirs: readonly Fact[];
  onTake: () => void;
}

/** Somebody saved meanwhile: says what, and leaves the choice. */
export function ConflictNotice({ theirs, onTake }: ConflictNoticeProps) {
  const t = useWords();
  return (
    <Alert
      role="alert"
      color="yellow"
      icon={<IconGitMerge aria-hidden />}
      title={t('conflict.title')}
    >
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t(theirs.length > 0 ? 'conflict.differs' : 'conflict.same')}</Text>
        {theirs.length > 0 && <Facts facts={theirs} />}
        <Button size="compact-sm" variant="default" onClick={onTake}>
          {t('conflict.take')}
        </Button>
      </Stack>
    </Alert>
  );
}

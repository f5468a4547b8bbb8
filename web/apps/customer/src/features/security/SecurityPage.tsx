import { Page } from '@billspay/console-kit/ui';
import { Stack } from '@mantine/core';
import { useWords } from '../../words';
import { ChangePassword } from './ChangePassword';
import { Sessions } from './Sessions';

export function SecurityPage() {
  const t = useWords();
  return (
    <Page title={t('security.title')} width={40}>
      <Stack gap="xl">
        <Sessions />
        <ChangePassword />
      </Stack>
    </Page>
  );
}

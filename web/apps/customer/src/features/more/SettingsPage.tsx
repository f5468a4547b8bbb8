import { LanguageSwitch, Page, SchemeSwitch } from '@billspay/console-kit/ui';
import { Stack } from '@mantine/core';
import { useWords } from '../../words';

export function SettingsPage() {
  const t = useWords();
  return (
    <Page title={t('settings.title')} lead={t('settings.lead')} width={24}>
      <Stack gap="md">
        <SchemeSwitch />
        <LanguageSwitch />
      </Stack>
    </Page>
  );
}

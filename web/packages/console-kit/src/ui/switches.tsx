// Appearance and language. Both are remembered on the device and say nothing about a person.
import { NativeSelect, useMantineColorScheme } from '@mantine/core';
import { useI18n, useKitWords } from '../i18n';

export function SchemeSwitch() {
  const t = useKitWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <NativeSelect
      label={t('kit.scheme.label')}
      value={colorScheme}
      onChange={(event) => setColorScheme(event.currentTarget.value as typeof colorScheme)}
      data={(['auto', 'light', 'dark'] as const).map((value) => ({
        value,
        label: t(`kit.scheme.${value}`),
      }))}
    />
  );
}

export function LanguageSwitch() {
  const t = useKitWords();
  const { language, languages, choose } = useI18n();
  if (languages.length < 2) return null;
  return (
    <NativeSelect
      label={t('kit.language')}
      value={language}
      onChange={(event) => choose(event.currentTarget.value)}
      data={languages.map(({ code, label }) => ({ value: code, label }))}
    />
  );
}

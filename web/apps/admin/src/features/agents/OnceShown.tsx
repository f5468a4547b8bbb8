// A password that was just made; nobody can look it up again.
import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy, IconKey } from '@tabler/icons-react';
import { useWords } from '../../words';

export interface OnceShownProps {
  /** Who uses it where. */
  children: string;
  /** Not there when an earlier attempt has shown it. */
  password: string | undefined;
  onClose: () => void;
}

export function OnceShown({ children, password, onClose }: OnceShownProps) {
  const t = useWords();
  return (
    <Stack gap="md">
      <Text size="sm">{children}</Text>
      {password ? (
        <>
          <Alert color="yellow" icon={<IconKey aria-hidden />} title={t('agents.once_title')}>
            {t('agents.once_body')}
          </Alert>
          <Group gap="sm" wrap="nowrap" align="stretch">
            <Code fz="md" p="sm" flex={1} aria-label={t('agents.password')}>
              {password}
            </Code>
            <CopyButton value={password}>
              {({ copied, copy }) => (
                <Button
                  variant="light"
                  h="auto"
                  data-autofocus
                  leftSection={
                    copied ? (
                      <IconCheck size={16} aria-hidden />
                    ) : (
                      <IconCopy size={16} aria-hidden />
                    )
                  }
                  onClick={copy}
                >
                  {t(copied ? 'kit.copied' : 'kit.copy')}
                </Button>
              )}
            </CopyButton>
          </Group>
        </>
      ) : (
        <Alert color="yellow" icon={<IconKey aria-hidden />} title={t('agents.gone_title')}>
          {t('agents.gone_body')}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('agents.noted')}</Button>
      </Group>
    </Stack>
  );
}

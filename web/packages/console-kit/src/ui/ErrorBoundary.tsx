// A bug in a page must not leave a white screen: say so, and offer the way back.

import { Button, Stack, Text, Title } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useKitWords } from '../i18n/kit';

function Fallback() {
  const t = useKitWords();
  return (
    <Stack component="main" align="flex-start" p="xl" maw={560} mx="auto" role="alert">
      <Title order={1}>{t('kit.crash.title')}</Title>
      <Text>{t('kit.crash.body')}</Text>
      <Button onClick={() => window.location.reload()}>{t('kit.crash.reload')}</Button>
    </Stack>
  );
}

export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <Fallback /> : this.props.children;
  }
}

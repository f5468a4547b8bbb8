import { MantineThemeProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { useKitWords } from '../i18n/kit';
import '@mantine/core/styles/Notification.css';
import '@mantine/notifications/styles.css';

export default function Toasts() {
  const t = useKitWords();
  const theme = useMemo(() => {
    const closeButtonProps = { 'aria-label': t('kit.close') };
    return { components: { Notification: { defaultProps: { closeButtonProps } } } };
  }, [t]);
  return (
    <MantineThemeProvider theme={theme}>
      <Notifications position="bottom-center" limit={3} />
    </MantineThemeProvider>
  );
}

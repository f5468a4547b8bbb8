import './styles.css';
import { ConsoleProvider, createQueryClient } from '@billspay/console-kit/ui';
import { notifications } from '@mantine/notifications';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { session } from './api';
import { tabs } from './features/tabs/store';
import { router } from './router';
import { english, languages } from './words';

const queryClient = createQueryClient();

// When an agent goes, or is sent away, nothing of a customer stays: not on the screen, not in memory.
session.subscribe(() => {
  if (session.state === 'signed-out') {
    queryClient.clear();
    tabs.clear();
    notifications.clean();
  }
  void router.invalidate();
});

const element = document.getElementById('root');
if (!element) throw new Error('#root is missing');
void session.start().then(() =>
  createRoot(element).render(
    <StrictMode>
      <ConsoleProvider
        color="harbor"
        english={english}
        languages={languages}
        queryClient={queryClient}
      >
        <RouterProvider router={router} />
      </ConsoleProvider>
    </StrictMode>,
  ),
);

import './styles.css';
import { ConsoleProvider, createQueryClient, dismissToasts } from '@billspay/console-kit/ui';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { session } from './api';
import { router } from './router';
import { english, languages } from './words';

const queryClient = createQueryClient();

// Nothing of what the last administrator saw may be seen by the next one.
session.subscribe(() => {
  if (session.state === 'signed-out') {
    queryClient.clear();
    dismissToasts();
  }
  void router.invalidate();
});

const element = document.getElementById('root');
if (!element) throw new Error('#root is missing');
void session.start().then(() =>
  createRoot(element).render(
    <StrictMode>
      <ConsoleProvider
        color="plum"
        english={english}
        languages={languages}
        queryClient={queryClient}
      >
        <RouterProvider router={router} />
      </ConsoleProvider>
    </StrictMode>,
  ),
);

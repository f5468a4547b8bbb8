import './styles.css';
import { ConsoleProvider, createQueryClient } from '@billspay/console-kit/ui';
import { createRouter, RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { session } from './api';
import { routes } from './routes';
import { english, languages } from './words';

const queryClient = createQueryClient();
const router = createRouter({
  routeTree: routes,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

// Nothing of the last customer may be seen by the next one.
session.subscribe(() => {
  if (session.state === 'signed-out') queryClient.clear();
});

const element = document.getElementById('root');
if (!element) throw new Error('#root is missing');
void session.start().then(() =>
  createRoot(element).render(
    <StrictMode>
      <ConsoleProvider
        color="pine"
        english={english}
        languages={languages}
        queryClient={queryClient}
      >
        <RouterProvider router={router} />
      </ConsoleProvider>
    </StrictMode>,
  ),
);

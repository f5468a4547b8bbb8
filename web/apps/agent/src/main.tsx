import './styles.css';
import {
  ConsoleProvider,
  createQueryClient,
  followSession,
  Unreached,
} from '@billspay/console-kit/ui';
import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { session } from './api';
import { tabs } from './features/tabs/store';
import { router } from './router';
import { english, languages } from './words';

const queryClient = createQueryClient();

// When an agent goes, or is sent away, nothing of a customer stays: not on the screen, not in memory.
followSession(session, { queryClient, router, forget: () => tabs.clear() });

const element = document.getElementById('root');
if (!element) throw new Error('#root is missing');
const root = createRoot(element);

function show(page: ReactNode): void {
  root.render(
    <StrictMode>
      <ConsoleProvider
        color="harbor"
        english={english}
        languages={languages}
        queryClient={queryClient}
      >
        {page}
      </ConsoleProvider>
    </StrictMode>,
  );
}

void session
  .start((problem, again) => show(<Unreached problem={problem} onRetry={again} />))
  .then(() => show(<RouterProvider router={router} />));

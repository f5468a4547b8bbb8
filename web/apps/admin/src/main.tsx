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
import { router } from './router';
import { english, languages } from './words';

const queryClient = createQueryClient();

// Nothing of what the last administrator saw may be seen by the next one.
followSession(session, { queryClient, router });

const element = document.getElementById('root');
if (!element) throw new Error('#root is missing');
const root = createRoot(element);

function show(page: ReactNode): void {
  root.render(
    <StrictMode>
      <ConsoleProvider
        color="plum"
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

import './styles.css';
import { createQueryClient, dismissToasts } from '@billspay/console-kit/ui';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { session } from './api';
import { router } from './router';

const queryClient = createQueryClient();

// Nothing of the last customer may be seen by the next one, in any tab.
session.subscribe(() => {
  if (session.state !== 'signed-out') return;
  dismissToasts();
  queryClient.clear();
  void router.invalidate();
});

const element = document.getElementById('root');
if (!element) throw new Error('#root is missing');
void session.start().then(() =>
  createRoot(element).render(
    <StrictMode>
      <App queryClient={queryClient} />
    </StrictMode>,
  ),
);

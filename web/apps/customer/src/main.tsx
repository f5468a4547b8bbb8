import './styles.css';
import { kitEnglish } from '@billspay/console-kit/i18n';
import {
  ConsoleProvider,
  createQueryClient,
  followSession,
  Unreached,
} from '@billspay/console-kit/ui';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { session } from './api';
import { router } from './router';
import { languages } from './words';
import en from './words/en.json';

const queryClient = createQueryClient();

// Nothing of the last customer may be seen by the next one, in any tab.
followSession(session, { queryClient, router });

const element = document.getElementById('root');
if (!element) throw new Error('#root is missing');
const root = createRoot(element);
void session
  .start((problem, again) =>
    root.render(
      <ConsoleProvider
        color="pine"
        english={{ ...kitEnglish, ...en }}
        languages={languages}
        queryClient={queryClient}
      >
        <Unreached problem={problem} onRetry={again} />
      </ConsoleProvider>,
    ),
  )
  .then(() =>
    root.render(
      <StrictMode>
        <App queryClient={queryClient} />
      </StrictMode>,
    ),
  );

// What every console stands in: theme, words, data cache, toasts, and the last net for bugs.
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { setNonce } from 'get-nonce';
import type { ReactNode } from 'react';
import { asProblem, type Session } from '../api';
import { I18nProvider, type Language, type Words } from '../i18n';
import { ErrorBoundary } from './ErrorBoundary';
import { StillSignedIn, tellStays } from './StillSignedIn';
import { Toaster } from './Toaster';
import { type ConsoleColor, consoleTheme, cssVariables } from './theme';
import { dismissToasts, UndoProvider } from './undo';

const schemes = localStorageColorSchemeManager({ key: 'billspay.scheme' });

/**
 * Reads are repeated while the server is busy or out of reach, never when it has said no. Without a
 * connection they fail, too: what waits in silence looks as if nothing had been asked.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        networkMode: 'always',
        refetchOnReconnect: true,
        retry: (failures, error) => {
          const { status } = asProblem(error);
          return failures < 2 && (status === 0 || status >= 500);
        },
      },
      mutations: { networkMode: 'always' },
    },
  });
}

export interface Following {
  queryClient: QueryClient;
  router: { invalidate: () => Promise<unknown> };
  /** Of what else the console remembers. */
  forget?: () => void;
}

/**
 * Nothing of who was signed in may be seen by the next one, in any tab; and whoever signs in or out
 * in one tab does so in all.
 */
export function followSession(session: Session, { queryClient, router, forget }: Following): void {
  tellStays(session);
  session.subscribe(() => {
    if (session.state === 'signed-out') {
      queryClient.clear();
      forget?.();
      dismissToasts();
    }
    void router.invalidate();
  });
}

/** The server puts a fresh nonce into each page for the styles that Mantine makes at run time. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.nonce ?? '';
}

// Dialogs lock the page's scrolling by a style element of their own.
setNonce(styleNonce());

export interface ConsoleProviderProps {
  color: ConsoleColor;
  english: Words;
  languages: readonly Language[];
  queryClient: QueryClient;
  children: ReactNode;
  env?: 'default' | 'test';
}

export function ConsoleProvider(props: ConsoleProviderProps) {
  const { color, english, languages, queryClient, children, env } = props;
  return (
    <MantineProvider
      theme={consoleTheme(color)}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
      deduplicateInlineStyles
      {...(env && { env })}
    >
      <I18nProvider english={english} languages={languages}>
        <QueryClientProvider client={queryClient}>
          <ErrorBoundary>
            <UndoProvider>{children}</UndoProvider>
          </ErrorBoundary>
          <Toaster />
          <StillSignedIn />
        </QueryClientProvider>
      </I18nProvider>
    </MantineProvider>
  );
}

// Rendering as a console does, and typed answers of the API.

import { QueryClient } from '@tanstack/react-query';
import { type RenderResult, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import type { Session } from '../api';
import { kitEnglish, type Language, type Words } from '../i18n';
import { type ConsoleColor, ConsoleProvider } from '../ui';

export { type Call, MockApi, mockApi, type Refusal } from './api';
export type { Body, Method, PathsOf, RequestBody } from './types';

export interface RenderOptions {
  /** The console's own words; the kit's are there. */
  words?: Words;
  languages?: readonly Language[];
  color?: ConsoleColor;
  queryClient?: QueryClient;
}

export function renderWithProviders(
  ui: ReactNode,
  { words = {}, languages = [], color = 'pine', queryClient }: RenderOptions = {},
): RenderResult {
  const client =
    queryClient ?? new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: 0 } } });
  return render(
    <ConsoleProvider
      color={color}
      english={{ ...kitEnglish, ...words }}
      languages={languages}
      queryClient={client}
      env="test"
    >
      {ui}
    </ConsoleProvider>,
  );
}

/** As after a sign-in, without asking the server. */
export function signInForTest(session: Session): void {
  session.begin({ token: 'test-token', expiresIn: 900 });
}

// The portal's pages in tests: its words, its session and its router.
import { renderWithProviders, signInForTest } from '@billspay/console-kit/testing';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { session } from './api';
import { createPortalRouter } from './router';
import { languages } from './words';
import en from './words/en.json';
import own from './words/en.own.json';

export const words = { ...en, ...own };

/** A page at its address, for somebody signed in or not. */
export function renderPage(address: string, { signedIn = true } = {}) {
  if (signedIn) signInForTest(session);
  else session.lose();
  const router = createPortalRouter(createMemoryHistory({ initialEntries: [address] }));
  return renderWithProviders(<RouterProvider router={router} />, { words, languages });
}

import { RouteFault } from '@billspay/console-kit/ui';
import { createRouter, type RouterHistory } from '@tanstack/react-router';
import { routes } from './routes';

export function createPortalRouter(history?: RouterHistory) {
  return createRouter({
    ...(history && { history }),
    routeTree: routes,
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: RouteFault,
    // Filters are plain text in the URL, whatever they look like: `min=1e5` stays what was typed.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (values) => {
      const pairs = Object.entries(values).filter(
        ([, value]) => value !== undefined && value !== '',
      );
      const text = new URLSearchParams(
        pairs.map(([name, value]) => [name, String(value)]),
      ).toString();
      return text && `?${text}`;
    },
  });
}

export const router = createPortalRouter();

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

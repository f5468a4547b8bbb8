import { RouteFault } from '@billspay/console-kit/ui';
import { createRouter } from '@tanstack/react-router';
import { routes } from './routes';

// Filters are plain text in the URL, whatever they look like: `search=1e5` stays a search for 1e5.
export const router = createRouter({
  routeTree: routes,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: RouteFault,
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (values) => {
    const pairs = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
    const text = new URLSearchParams(
      pairs.map(([name, value]) => [name, String(value)]),
    ).toString();
    return text && `?${text}`;
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

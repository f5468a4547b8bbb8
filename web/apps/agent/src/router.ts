import { RouteFault } from '@billspay/console-kit/ui';
import { createRouter } from '@tanstack/react-router';
import { routes } from './routes';

export const router = createRouter({
  routeTree: routes,
  scrollRestoration: true,
  defaultErrorComponent: RouteFault,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

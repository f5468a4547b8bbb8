// Every page of the portal, one line each. `pages.json` lists the paths that the server answers with
// the page; a test keeps both alike.
import { createRootRoute, createRoute, lazyRouteComponent, Outlet } from '@tanstack/react-router';

const root = createRootRoute({ component: Outlet });

export const routes = root.addChildren([
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: lazyRouteComponent(() => import('./features/landing/Landing'), 'Landing'),
  }),
]);

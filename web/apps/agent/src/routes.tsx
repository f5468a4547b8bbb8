// Every page of the console, one line each. `pages.json` lists the paths that the server answers with
// the page; a test keeps both alike.
import {
  createRootRoute,
  createRoute,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { departure, session } from './api';
import { NotFound } from './features/shell/NotFound';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

/** Where to go on after the sign-in: a path of this console, nothing else. */
function pathIn(next: unknown): string | undefined {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : undefined;
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } => {
    const next = pathIn(search.next);
    return next ? { next } : {};
  },
  beforeLoad: ({ search }) => {
    if (session.state === 'signed-in') throw redirect({ href: search.next ?? '/' });
  },
  component: lazyRouteComponent(() => import('./features/session/SignIn'), 'SignIn'),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: ({ location }) => {
    if (session.state === 'signed-in') return;
    const back = departure.reason() !== 'left' && location.href !== '/';
    throw redirect({ to: '/sign-in', search: back ? { next: location.href } : {} });
  },
  component: lazyRouteComponent(() => import('./features/shell/Shell'), 'Shell'),
});

export const routes = root.addChildren([
  signIn,
  signedIn.addChildren([
    createRoute({
      getParentRoute: () => signedIn,
      path: '/',
      component: lazyRouteComponent(() => import('./features/start/Start'), 'Start'),
    }),
    createRoute({
      getParentRoute: () => signedIn,
      path: '/customers/$id',
      component: lazyRouteComponent(() => import('./features/tabs/OpenTab'), 'OpenTab'),
    }),
    createRoute({
      getParentRoute: () => signedIn,
      path: '/security',
      component: lazyRouteComponent(() => import('./features/session/Security'), 'Security'),
    }),
  ]),
]);

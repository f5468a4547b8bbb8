// What is around the pages: little for strangers and for signing in, the navigation for customers.
import { SkeletonRows, useSessionState } from '@billspay/console-kit/ui';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { session } from '../api';
import { withWords } from '../parts/page';
import { PublicFrame } from './PublicFrame';

const Shell = lazy(() => withWords(() => import('./Shell')));
const always = new Set(['/sign-in', '/sign-up', '/forgot-password', '/reset-password']);

export function Frame() {
  const known = useSessionState(session) === 'signed-in';
  const path = useRouterState({
    select: ({ resolvedLocation, location }) => (resolvedLocation ?? location).pathname,
  });
  const isPrivate = useRouterState({
    select: ({ matches }) => matches.some(({ routeId }) => routeId === '/own'),
  });
  // On the way to the sign-in: the page that is left must not ask for anything any more.
  if (!known && isPrivate) return <PublicFrame>{null}</PublicFrame>;
  const page = (
    <Suspense fallback={<SkeletonRows />}>
      <Outlet />
    </Suspense>
  );
  if (!known || always.has(path)) return <PublicFrame>{page}</PublicFrame>;
  return (
    <Suspense fallback={null}>
      <Shell>{page}</Shell>
    </Suspense>
  );
}

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
  const state = useSessionState(session);
  const path = useRouterState({
    select: ({ resolvedLocation, location }) => (resolvedLocation ?? location).pathname,
  });
  const page = (
    <Suspense fallback={<SkeletonRows />}>
      <Outlet />
    </Suspense>
  );
  if (state !== 'signed-in' || always.has(path)) return <PublicFrame>{page}</PublicFrame>;
  return (
    <Suspense fallback={null}>
      <Shell>{page}</Shell>
    </Suspense>
  );
}

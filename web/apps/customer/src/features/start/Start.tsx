// The first page: what this is for strangers, home for customers.
import { SkeletonRows, useSessionState } from '@billspay/console-kit/ui';
import { lazy, Suspense } from 'react';
import { session } from '../../api';
import { withWords } from '../../parts/page';

const Landing = lazy(() => import('../landing/Landing'));
const HomePage = lazy(() => withWords(() => import('../home/HomePage')));

export function Start() {
  const known = useSessionState(session) === 'signed-in';
  return <Suspense fallback={<SkeletonRows />}>{known ? <HomePage /> : <Landing />}</Suspense>;
}

// Toasts load with the first one that is shown: a first page seldom has any.
import { useNotifications } from '@mantine/notifications';
import { lazy, Suspense, useRef } from 'react';

const Toasts = lazy(() => import('./Toasts'));

export function Toaster() {
  const { notifications } = useNotifications();
  const wanted = useRef(false);
  wanted.current ||= notifications.length > 0;
  return <Suspense fallback={null}>{wanted.current && <Toasts />}</Suspense>;
}

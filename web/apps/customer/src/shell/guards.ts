// Who may open a page. Signed-out people who open a private page sign in first and come back.
import { redirect } from '@tanstack/react-router';
import { session } from '../api';
import { localPath } from './returning';

interface Opening {
  location: { href: string; search: object };
}

let leaving = false;

/** Whoever signs out on purpose goes to the first page, not to the sign-in. */
export async function leave(): Promise<void> {
  leaving = window.location.pathname !== '/';
  if (!(await session.end())) leaving = false;
}

export function requireSession({ location }: Opening): void {
  if (session.state === 'signed-in') return;
  if (leaving) {
    leaving = false;
    throw redirect({ to: '/', replace: true });
  }
  throw redirect({ to: '/sign-in', search: { to: location.href }, replace: true });
}

export function noSession({ location }: Opening): void {
  if (session.state !== 'signed-in') return;
  const to = 'to' in location.search ? localPath(location.search.to) : undefined;
  throw redirect({ href: to ?? '/', replace: true });
}

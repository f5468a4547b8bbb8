// Links from mails carry a secret behind their #. It is read once and taken out of the address bar,
// so that it stays in no history and on no screenshot.
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

export function tokenIn(hash: string, search: string): string | undefined {
  const token =
    new URLSearchParams(hash.replace(/^#/, '')).get('token') ??
    new URLSearchParams(search).get('token');
  return token && /^[A-Za-z0-9_-]{1,128}$/.test(token) ? token : undefined;
}

export function useToken(): string | undefined {
  const router = useRouter();
  const [token] = useState(() => tokenIn(window.location.hash, window.location.search));
  useEffect(() => {
    const { pathname, hash, search } = window.location;
    if (hash || search) router.history.replace(pathname);
  }, [router]);
  return token;
}

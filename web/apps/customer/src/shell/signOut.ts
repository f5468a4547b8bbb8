import { useRouter } from '@tanstack/react-router';
import { session } from '../api';

/** Ends the session on the server and in all tabs, and shows the first page. */
export function useSignOut(): () => Promise<void> {
  const router = useRouter();
  return async () => {
    await router.navigate({ to: '/' });
    await session.end();
  };
}

import { take } from '@billspay/console-kit/api';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api';

export function useDashboard() {
  return useQuery({
    queryKey: ['dashboard'],
    queryFn: () => take(api.GET('/api/admin/dashboard')),
    // Sign-ins and the passing of days are told by nobody.
    refetchInterval: 60_000,
  });
}

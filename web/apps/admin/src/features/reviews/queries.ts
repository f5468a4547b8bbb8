import { type components, take } from '@billspay/console-kit/api';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api';
import { oneOf, type RawSearch } from '../../table/search';

type Schemas = components['schemas'];
export type Review = Schemas['KycReview'];
export type QueueEntry = Schemas['KycQueueEntry'];
export type Decision = Schemas['KycRuling']['decision'];

export const queues = ['PENDING', 'NEEDS_INFO'] as const;
export type Queue = (typeof queues)[number];

export interface QueueFilters {
  status?: Queue | undefined;
}

export function queueFilters(raw: RawSearch): QueueFilters {
  const status = oneOf(raw.status, queues);
  return { status: status === 'PENDING' ? undefined : status };
}

export function fetchQueue(status: Queue, cursor: string | undefined) {
  return take(api.GET('/api/admin/kyc-reviews', { params: { query: { status, cursor } } }));
}

/** Each reading is noted: coming back to the window is not another look. */
export function useReview(customerId: string) {
  return useQuery({
    queryKey: ['review', customerId],
    queryFn: () =>
      take(api.GET('/api/admin/kyc-reviews/{customerId}', { params: { path: { customerId } } })),
    refetchOnWindowFocus: false,
  });
}

export function decide(customerId: string, body: Schemas['KycRuling'], key: string) {
  return take(
    api.POST('/api/admin/kyc-reviews/{customerId}', {
      params: { path: { customerId }, header: { 'Idempotency-Key': key } },
      body,
    }),
  );
}

export function reveal(customerId: string, reason: string) {
  return take(
    api.POST('/api/admin/kyc-reviews/{customerId}/reveal', {
      params: { path: { customerId } },
      body: { reason },
    }),
  );
}

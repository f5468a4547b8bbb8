import { type components, take } from '@billspay/console-kit/api';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api';
import { dayOf, idOf, oneOf, type RawSearch, textOf } from '../../table/search';

export const actorKinds = ['customer', 'agent', 'admin', 'anonymous', 'system'] as const;
export const outcomes = ['done', 'denied'] as const;

export interface AuditFilters {
  customer?: string | undefined;
  actor?: string | undefined;
  actorKind?: (typeof actorKinds)[number] | undefined;
  action?: string | undefined;
  outcome?: (typeof outcomes)[number] | undefined;
  objectKind?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

function actionOf(value: unknown): string | undefined {
  const text = textOf(value)?.toLowerCase();
  return text && /^[a-z.-]{1,64}$/.test(text) ? text : undefined;
}

export function auditFilters(raw: RawSearch): AuditFilters {
  return {
    customer: textOf(raw.customer)?.slice(0, 40),
    actor: idOf(raw.actor),
    actorKind: oneOf(raw.actorKind, actorKinds),
    action: actionOf(raw.action),
    outcome: oneOf(raw.outcome, outcomes),
    objectKind: textOf(raw.objectKind)?.slice(0, 64),
    from: dayOf(raw.from),
    to: dayOf(raw.to),
  };
}

export const noAuditFilters: AuditFilters = auditFilters({});

export type AuditEvent = components['schemas']['AuditEvent'];

export function fetchAuditEvents(filters: AuditFilters, cursor: string | undefined) {
  return take(api.GET('/api/admin/audit-events', { params: { query: { ...filters, cursor } } }));
}

export function exportAuditEvents(filters: AuditFilters): Promise<Blob> {
  return take(
    api.GET('/api/admin/audit-events.csv', { params: { query: filters }, parseAs: 'blob' }),
  );
}

export function useAuditEvent(id: string) {
  return useQuery({
    queryKey: ['audit-event', id],
    queryFn: () => take(api.GET('/api/admin/audit-events/{id}', { params: { path: { id } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

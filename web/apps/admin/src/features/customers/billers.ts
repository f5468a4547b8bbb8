import { type components, idempotencyKeys, take, takeVersioned } from '@billspay/console-kit/api';
import { api } from '../../api';

type Schemas = components['schemas'];

export function fetchBiller(id: string, billerId: string) {
  return takeVersioned(
    api.GET('/api/admin/customers/{id}/billers/{billerId}', { params: { path: { id, billerId } } }),
  );
}

export function addBiller(id: string, body: Schemas['NewBiller'], key: string) {
  return take(
    api.POST('/api/admin/customers/{id}/billers', {
      params: { path: { id }, header: { 'Idempotency-Key': key } },
      body,
    }),
  );
}

export function changeBiller(
  id: string,
  billerId: string,
  etag: string,
  body: Schemas['BillerChanges'],
) {
  return take(
    api.PATCH('/api/admin/customers/{id}/billers/{billerId}', {
      params: { path: { id, billerId }, header: { 'If-Match': etag } },
      body,
    }),
  );
}

export function removeBiller(id: string, billerId: string) {
  return take(
    api.DELETE('/api/admin/customers/{id}/billers/{billerId}', {
      params: { path: { id, billerId } },
    }),
  );
}

export function restoreBiller(id: string, billerId: string) {
  return take(
    api.POST('/api/admin/customers/{id}/billers/{billerId}/restore', {
      params: {
        path: { id, billerId },
        header: { 'Idempotency-Key': idempotencyKeys()(billerId) },
      },
    }),
  );
}

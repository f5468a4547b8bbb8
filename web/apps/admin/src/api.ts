// This console's one session and its client.
import { createApi, Session } from '@billspay/console-kit/api';
import { watchDeparture } from '@billspay/console-kit/staff';

export const session = new Session({ path: '/api/admin', name: 'admin' });
export const api = createApi(session);
export const departure = watchDeparture(session);

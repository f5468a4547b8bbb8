// This console's one session, its client, and why a session ended.
import { createApi, Session } from '@billspay/console-kit/api';
import { watchDeparture } from '@billspay/console-kit/staff';

export const session = new Session({ path: '/api/agent', name: 'agent' });
export const api = createApi(session);
export const departure = watchDeparture(session);

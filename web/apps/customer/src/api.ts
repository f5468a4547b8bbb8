// This console's one session and its client.
import { createApi, Session } from '@billspay/console-kit/api';

export const session = new Session({ path: '/api/auth', name: 'customer' });
export const api = createApi(session);

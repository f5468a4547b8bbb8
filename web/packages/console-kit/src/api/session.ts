// Who is signed in on this device: the access token in memory, renewed by the refresh cookie.
//
// The refresh cookie rotates and its re-use ends the session, so that only one tab may renew at
// a time: a lock across tabs, and a channel on which the one who renewed tells the others.
// Storage keeps one word, that somebody signed in here; it spares visitors a refused request.
import type { components } from './contract';
import { ProblemError, problemFrom } from './problem';

type Renewed = components['schemas']['Renewed'];

export type SessionState = 'starting' | 'signed-in' | 'signed-out';

interface Token {
  value: string;
  expiresAt: number; // ms, by this device's clock
}

type Message = { kind: 'token'; token: Token } | { kind: 'signed-out' };

export interface SessionOptions {
  /** Where the audience's login, refresh and logout live: `/api/auth`. */
  path: string;
  /** Tells apart the consoles that share an origin in development. */
  name: string;
}

const renewBeforeMs = 60_000;
const mostNewsMs = 500; // between the end of another tab's renewal and its news here
const headers = { 'X-Requested-With': 'billspay' };

/** `work` is told whether somebody else had the lock before. */
async function exclusively<T>(name: string, work: (waited: boolean) => Promise<T>): Promise<T> {
  // Locks exist on https and localhost only.
  if (!('locks' in navigator)) return work(false);
  const atOnce = await navigator.locks.request(name, { ifAvailable: true }, async (lock) =>
    lock ? { value: await work(false) } : undefined,
  );
  return atOnce ? atOnce.value : ((await navigator.locks.request(name, () => work(true))) as T);
}

export class Session {
  #state: SessionState = 'starting';
  #token: Token | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #channel: BroadcastChannel;
  readonly #flag: string;

  constructor(readonly options: SessionOptions) {
    this.#flag = `billspay.${options.name}.signed-in`;
    this.#channel = new BroadcastChannel(`billspay.${options.name}`);
    this.#channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if (data.kind === 'token') this.#accept(data.token);
      else this.#forget();
    };
  }

  get state(): SessionState {
    return this.#state;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Picks up the session of this device, if there is one. */
  async start(): Promise<void> {
    if (!localStorage.getItem(this.#flag)) return this.#forget();
    await this.renew().catch(() => this.#forget());
  }

  /** After a sign-in. */
  begin(renewed: Renewed): void {
    localStorage.setItem(this.#flag, 'yes');
    const token = { value: renewed.token, expiresAt: Date.now() + renewed.expiresIn * 1000 };
    this.#accept(token);
    this.#channel.postMessage({ kind: 'token', token } satisfies Message);
  }

  async end(): Promise<void> {
    await exclusively(this.#lock, () =>
      fetch(`${this.options.path}/logout`, { method: 'POST', headers }),
    ).catch(() => undefined);
    this.lose();
  }

  /** Forgets the session in all tabs: it has ended on the server. */
  lose(): void {
    localStorage.removeItem(this.#flag);
    this.#channel.postMessage({ kind: 'signed-out' } satisfies Message);
    this.#forget();
  }

  /** A token that is good for a while. ProblemError when there is none to be had. */
  async token(): Promise<string> {
    if (this.#token && this.#token.expiresAt > Date.now() + 5_000) return this.#token.value;
    return this.renew();
  }

  /** A token other than the one that was refused. */
  renew(refused: string | undefined = this.#token?.value): Promise<string> {
    const isNew = () => this.#token !== undefined && this.#token.value !== refused;
    return exclusively(this.#lock, async (waited) => {
      // Another tab may have renewed while this one waited. Its lock can be here before its news.
      if (waited && !isNew()) await this.#news();
      if (this.#token && isNew()) return this.#token.value;
      const response = await fetch(`${this.options.path}/refresh`, { method: 'POST', headers });
      if (response.ok) {
        this.begin((await response.json()) as Renewed);
        return this.token();
      }
      const problem = problemFrom(response, await response.json().catch(() => undefined));
      if (response.status === 401) this.lose();
      throw problem;
    });
  }

  /** `fetch` with the access token; a refused token is renewed once. */
  fetch = async (request: Request): Promise<Response> => {
    if (this.#state === 'signed-out') return fetch(request);
    const again = request.clone();
    const token = await this.token();
    request.headers.set('Authorization', `Bearer ${token}`);
    const response = await fetch(request);
    if (response.status !== 401) return response;
    const renewed = await this.renew(token).catch((error: unknown) => {
      if (error instanceof ProblemError && error.status === 401) return undefined;
      throw error;
    });
    if (!renewed) return response;
    again.headers.set('Authorization', `Bearer ${renewed}`);
    return fetch(again);
  };

  #news(): Promise<void> {
    return new Promise((heard) => {
      const end = () => {
        this.#channel.removeEventListener('message', end);
        heard();
      };
      this.#channel.addEventListener('message', end);
      setTimeout(end, mostNewsMs);
    });
  }

  get #lock(): string {
    return `billspay.${this.options.name}.refresh`;
  }

  #accept(token: Token): void {
    this.#token = token;
    clearTimeout(this.#timer);
    const wait = Math.max(token.expiresAt - Date.now() - renewBeforeMs, 1_000);
    this.#timer = setTimeout(() => void this.renew().catch(() => undefined), wait);
    this.#become('signed-in');
  }

  #forget(): void {
    this.#token = undefined;
    clearTimeout(this.#timer);
    this.#become('signed-out');
  }

  #become(state: SessionState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

// Who is signed in on this device: the access token in memory, renewed by the refresh cookie.
//
// The refresh cookie rotates and its re-use ends the session, so that only one tab may renew at
// a time: a lock across tabs, and a channel on which the one who renewed tells the others.
// Storage keeps one word, that somebody signed in here; it spares visitors a refused request.
import type { components } from './contract';
import { asProblem, ProblemError, problemFrom } from './problem';

type Renewed = components['schemas']['Renewed'];

export type SessionState = 'starting' | 'signed-in' | 'signed-out';

interface Token {
  value: string;
  expiresAt: number; // ms, by this device's clock
}

type Message =
  | { kind: 'token'; token: Token }
  /** `left`: by one's own will. */
  | { kind: 'signed-out'; left: boolean };

export interface SessionOptions {
  /** Where the audience's login, refresh and logout live: `/api/auth`. */
  path: string;
  /** Tells apart the consoles that share an origin in development. */
  name: string;
}

const renewBeforeMs = 60_000;
const mostNewsMs = 500; // between the end of another tab's renewal and its news here
const firstRetryMs = 1_000;
const mostRetryMs = 30_000;
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

/** Whose token it is. */
function userOf({ value }: Token): string | undefined {
  try {
    const payload = value.split('.')[1] ?? '';
    return JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))).user_id;
  } catch {
    return undefined; // not one of this API
  }
}

/** The server has not said no: it is busy, being restarted, or out of reach. */
function isPassing({ status }: ProblemError): boolean {
  return status === 0 || status === 429 || status >= 500;
}

function signedOut(): ProblemError {
  return new ProblemError('unauthenticated', 'Signed out', 401);
}

function reloadPage(): void {
  window.location.reload();
}

export class Session {
  /** Hears why the server did not sign out who wanted to leave; the session goes on. */
  onStay: (problem: ProblemError) => void = () => undefined;
  #state: SessionState = 'starting';
  #token: Token | undefined;
  #user: string | undefined;
  #leaving = false;
  #left = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #channel: BroadcastChannel;
  readonly #flag: string;

  constructor(
    readonly options: SessionOptions,
    private readonly reload = reloadPage,
  ) {
    this.#flag = `billspay.${options.name}.signed-in`;
    this.#channel = new BroadcastChannel(`billspay.${options.name}`);
    this.#channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if (data.kind === 'token') this.#accept(data.token);
      else this.#forget(data.left);
    };
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Whether who was signed in last left by their own will, here or in another tab. */
  get left(): boolean {
    return this.#left;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * Picks up the session of this device, if there is one. While the server does not tell whether
   * there is, it is asked again and again; `onTrouble` hears why, and can have it asked at once.
   */
  async start(onTrouble?: (problem: ProblemError, again: () => void) => void): Promise<void> {
    if (!localStorage.getItem(this.#flag)) return this.#forget();
    for (let waitMs = firstRetryMs; !this.#isKnown; waitMs = Math.min(waitMs * 2, mostRetryMs)) {
      const problem = await this.renew().then(() => undefined, asProblem);
      if (!problem || this.#isKnown) return;
      if (!isPassing(problem)) return this.#forget();
      await new Promise<void>((again) => {
        setTimeout(again, waitMs * (0.5 + Math.random() / 2));
        // Another tab may come to know.
        const stop = this.subscribe(() => {
          stop();
          again();
        });
        onTrouble?.(problem, again);
      });
    }
  }

  /** After a sign-in. */
  begin(renewed: Renewed): void {
    localStorage.setItem(this.#flag, 'yes');
    const token = { value: renewed.token, expiresAt: Date.now() + renewed.expiresIn * 1000 };
    this.#accept(token);
    this.#channel.postMessage({ kind: 'token', token } satisfies Message);
  }

  /** Signs out. False when the server did not end the session, which goes on then. */
  async end(): Promise<boolean> {
    this.#leaving = true;
    const problem = await exclusively(this.#lock, async () => {
      let refused = await this.#signOut();
      if (refused) {
        await new Promise((waited) => setTimeout(waited, firstRetryMs));
        refused = await this.#signOut();
      }
      // Before others have the lock: they are to hear that somebody left, not to be refused.
      if (!refused) this.lose();
      return refused;
    }).finally(() => {
      this.#leaving = false;
    });
    if (problem) this.onStay(problem);
    return !problem;
  }

  /** Forgets the session in all tabs: it has ended on the server. */
  lose(): void {
    localStorage.removeItem(this.#flag);
    this.#channel.postMessage({ kind: 'signed-out', left: this.#leaving } satisfies Message);
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
      if (this.#state === 'signed-out') throw signedOut();
      const response = await fetch(`${this.options.path}/refresh`, { method: 'POST', headers });
      if (response.ok) {
        this.begin((await response.json()) as Renewed);
        if (!this.#token) throw signedOut(); // the cookie is somebody else's now
        return this.#token.value;
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

  /** Asks the server to end the session; what is in the way, if anything is. */
  async #signOut(): Promise<ProblemError | undefined> {
    try {
      const response = await fetch(`${this.options.path}/logout`, { method: 'POST', headers });
      if (response.ok || response.status === 401) return undefined;
      return problemFrom(response, await response.json().catch(() => undefined));
    } catch (failure) {
      return asProblem(failure);
    }
  }

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

  get #isKnown(): boolean {
    return this.#state !== 'starting';
  }

  #accept(token: Token): void {
    const user = userOf(token);
    if (this.#user && user !== this.#user) {
      // Somebody else signed in, in another tab. What this one shows is not theirs: it begins anew.
      this.#forget();
      this.reload();
      return;
    }
    this.#user = user;
    this.#token = token;
    clearTimeout(this.#timer);
    const wait = Math.max(token.expiresAt - Date.now() - renewBeforeMs, 1_000);
    this.#timer = setTimeout(() => void this.renew().catch(() => undefined), wait);
    this.#become('signed-in');
  }

  #forget(left = false): void {
    if (this.#state !== 'signed-out') this.#left = left || this.#leaving;
    this.#token = undefined;
    this.#user = undefined;
    clearTimeout(this.#timer);
    this.#become('signed-out');
  }

  #become(state: SessionState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

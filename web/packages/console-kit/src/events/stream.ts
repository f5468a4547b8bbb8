// Reads server-sent events with an access token, which EventSource cannot send. A page that is
// hidden lets go of its stream and asks for what it missed, by Last-Event-ID, when it is seen
// again; so does one whose machine slept.
import type { components } from '../api/contract';
import type { Session } from '../api/session';
import { type ServerEvent, SseParser } from './parser';

export type Change = components['schemas']['Change'];

export interface StreamHandlers {
  onChange: (change: Change) => void;
  /** Too much was missed to tell it piece by piece: everything may have changed. */
  onReset: () => void;
  /** Whether changes arrive now. */
  onLive?: (live: boolean) => void;
}

const silenceMs = 40_000; // the server's heartbeat comes every 15 s
const firstRetryMs = 1_000;
const mostRetryMs = 30_000;

export class EventStream {
  #lastEventId = '';
  #retryMs = firstRetryMs;
  #attempt: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(
    private readonly session: Session,
    private readonly path: string,
    private readonly handlers: StreamHandlers,
  ) {}

  start(): () => void {
    document.addEventListener('visibilitychange', this.#look);
    window.addEventListener('online', this.#look);
    this.#look();
    return () => {
      this.#stopped = true;
      document.removeEventListener('visibilitychange', this.#look);
      window.removeEventListener('online', this.#look);
      this.#letGo();
    };
  }

  #look = (): void => {
    this.#letGo();
    if (!document.hidden && !this.#stopped) void this.#read();
  };

  #letGo(): void {
    clearTimeout(this.#timer);
    this.#attempt?.abort();
    this.#attempt = undefined;
  }

  async #read(): Promise<void> {
    const attempt = new AbortController();
    this.#attempt = attempt;
    let silence: ReturnType<typeof setTimeout> | undefined;
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(() => attempt.abort(), silenceMs);
    };
    try {
      heard();
      const headers = this.#lastEventId ? { 'Last-Event-ID': this.#lastEventId } : undefined;
      const request = new Request(this.path, {
        signal: attempt.signal,
        ...(headers && { headers }),
      });
      const response = await this.session.fetch(request);
      if (response.ok && response.body) {
        this.#retryMs = firstRetryMs;
        this.handlers.onLive?.(true);
        const parser = new SseParser((event) => this.#tell(event));
        const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
        for (let next = await reader.read(); !next.done; next = await reader.read()) {
          heard();
          parser.push(next.value);
        }
      }
    } catch {
      // A stream that broke is opened again below.
    }
    clearTimeout(silence);
    if (this.#attempt !== attempt || this.#stopped) return;
    this.handlers.onLive?.(false);
    if (this.session.state === 'signed-out') return;
    this.#timer = setTimeout(() => void this.#read(), this.#retryMs * (0.5 + Math.random() / 2));
    this.#retryMs = Math.min(this.#retryMs * 2, mostRetryMs);
  }

  #tell(event: ServerEvent): void {
    if (event.id !== undefined) this.#lastEventId = event.id;
    if (event.name === 'reset') this.handlers.onReset();
    if (event.name === 'change') this.handlers.onChange(JSON.parse(event.data) as Change);
  }
}

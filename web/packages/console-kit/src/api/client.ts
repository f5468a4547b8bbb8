// The typed client over the generated contract, and how its answers become values or problems.
import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './contract';
import { asProblem, problemFrom } from './problem';
import type { Session } from './session';

export type ApiClient = Client<paths>;

/** What a single resource answered and the version to send back as `If-Match`. */
export interface Versioned<T> {
  value: T;
  etag: string;
}

interface Answer<T> {
  data?: T | undefined;
  error?: unknown;
  response: Response;
}

export function createApi(session: Session): ApiClient {
  return createClient<paths>({ baseUrl: window.location.origin, fetch: session.fetch });
}

/** The body of a good answer. Throws ProblemError. */
export async function take<T>(answer: Promise<Answer<T>>): Promise<T> {
  return (await takeVersioned(answer)).value;
}

/** The body and its ETag. Throws ProblemError. */
export async function takeVersioned<T>(answer: Promise<Answer<T>>): Promise<Versioned<T>> {
  const { data, error, response } = await answer.catch((failure: unknown) => {
    throw asProblem(failure);
  });
  if (!response.ok) throw problemFrom(response, error);
  return { value: data as T, etag: response.headers.get('etag') ?? '' };
}

/** Hands a file to the browser's downloads. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Gives the same Idempotency-Key to the same body, so that pressing again repeats nothing. */
export function idempotencyKeys(): (body: unknown) => string {
  let last = '';
  let key = '';
  return (body) => {
    const text = JSON.stringify(body);
    if (text !== last) key = randomKey();
    last = text;
    return key;
  };
}

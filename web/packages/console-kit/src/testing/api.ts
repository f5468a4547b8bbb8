// Answers of the API for tests, by path and method. Their bodies have the contract's types, so that
// an answer the server would never give does not compile.
import { vi } from 'vitest';
import type { ProblemSlug } from '../api/problem';
import type { Body, Method, PathsOf, RequestBody } from './types';

export interface Call {
  method: Method;
  path: string;
  search: URLSearchParams;
  headers: Headers;
  body: unknown;
}

export interface Refusal {
  slug: ProblemSlug;
  status: number;
  title?: string;
  detail?: string;
  /** By field as the server names it: `billingAddress/line1`. */
  fields?: Record<string, string>;
}

export interface Extras {
  status?: number;
  headers?: Record<string, string>;
}

type Handler = (call: Call) => Response | Promise<Response>;

interface Route {
  method: Method;
  pattern: RegExp;
  handler: Handler;
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
}

function bodyOf(text: string): unknown {
  return text === '' ? undefined : JSON.parse(text);
}

export class MockApi {
  readonly #routes: Route[] = [];
  /** What was asked, in order. */
  readonly calls: Call[] = [];

  constructor() {
    vi.stubGlobal('fetch', (input: RequestInfo | URL, init?: RequestInit) =>
      this.#answer(
        new Request(input instanceof Request ? input : new URL(input, location.href), init),
      ),
    );
  }

  /** The last answer given for a path counts. A function sees the call. */
  answers<M extends Method, P extends PathsOf<M>>(
    method: M,
    path: P,
    body: Body<P, M> | ((call: Call) => Body<P, M>),
    { status = body === undefined ? 204 : 200, headers = {} }: Extras = {},
  ): this {
    return this.#add(method, path, (call) => {
      const answer = typeof body === 'function' ? (body as (call: Call) => unknown)(call) : body;
      if (answer === undefined) return new Response(null, { status, headers });
      return Response.json(answer, { status, headers });
    });
  }

  refuses<M extends Method>(method: M, path: PathsOf<M>, refusal: Refusal): this {
    const { slug, status, title = slug, detail, fields } = refusal;
    const errors = Object.entries(fields ?? {}).map(([field, text]) => ({
      pointer: `#/${field}`,
      detail: text,
    }));
    return this.#add(method, path, () =>
      Response.json(
        { type: `/problems/${slug}`, title, status, detail, requestId: 'test-request', errors },
        { status, headers: { 'Content-Type': 'application/problem+json' } },
      ),
    );
  }

  /** No answer at all, as when the network is away. */
  fails<M extends Method>(method: M, path: PathsOf<M>): this {
    return this.#add(method, path, () => Promise.reject(new TypeError('Failed to fetch')));
  }

  /** The bodies that were sent to a path, as the contract types them. */
  sent<M extends Method, P extends PathsOf<M>>(method: M, path: P): RequestBody<P, M>[] {
    const pattern = patternOf(path);
    const matching = this.calls.filter((call) => call.method === method && pattern.test(call.path));
    return matching.map((call) => call.body as RequestBody<P, M>);
  }

  #add(method: Method, path: string, handler: Handler): this {
    this.#routes.unshift({ method, pattern: patternOf(path), handler });
    return this;
  }

  async #answer(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const call: Call = {
      method: request.method as Method,
      path: pathname,
      search: searchParams,
      headers: request.headers,
      body: bodyOf(await request.text()),
    };
    this.calls.push(call);
    const route = this.#routes.find(
      ({ method, pattern }) => method === call.method && pattern.test(call.path),
    );
    if (!route) throw new TypeError(`no answer for ${call.method} ${call.path}`);
    return route.handler(call);
  }
}

export function mockApi(): MockApi {
  return new MockApi();
}

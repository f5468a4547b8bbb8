// Failures of the API as one typed value, from the response to the form field.
import type { components, operations } from './contract';

export type WireProblem = components['schemas']['Problem'];

// One operation at a time: of a union of all, only the statuses in common would be looked at.
type Bodies<Responses> = Responses extends unknown
  ? {
      [Status in keyof Responses]: Responses[Status] extends {
        content: { 'application/problem+json': infer Body };
      }
        ? Body
        : never;
    }[keyof Responses]
  : never;

type SlugOf<Type> = Type extends `/problems/${infer Slug}` ? Slug : never;

/** Every kind of problem that the contract names, e.g. `kyc-not-approved`. */
export type ProblemSlug = SlugOf<
  Bodies<operations[keyof operations]['responses']> extends infer Body
    ? Body extends { type?: infer Type }
      ? Type
      : never
    : never
>;

/** Field errors by the name of the form field: `billingAddress.line1`. */
export type FieldErrors = Record<string, string>;

/** What could not even be asked: no answer, or one that is not of this API. */
export type LocalSlug = 'offline' | 'unreadable';

export class ProblemError extends Error {
  constructor(
    readonly slug: ProblemSlug | LocalSlug,
    readonly title: string,
    readonly status: number,
    readonly detail: string | undefined = undefined,
    readonly requestId: string | undefined = undefined,
    readonly fieldErrors: FieldErrors = {},
    readonly retryAfterSeconds: number | undefined = undefined,
  ) {
    super(title);
  }

  is(...slugs: (ProblemSlug | LocalSlug)[]): boolean {
    return slugs.includes(this.slug);
  }
}

/** `#/billingAddress/line1` → `billingAddress.line1` (RFC 6901 escapes undone). */
export function fieldOfPointer(pointer: string): string {
  return pointer
    .replace(/^#?\//, '')
    .split('/')
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}

function isWireProblem(body: unknown): body is WireProblem {
  return typeof body === 'object' && body !== null && 'type' in body && 'title' in body;
}

export function problemFrom(response: Response, body: unknown): ProblemError {
  const requestId = response.headers.get('x-request-id') ?? undefined;
  if (!isWireProblem(body)) {
    return new ProblemError(
      'unreadable',
      response.statusText,
      response.status,
      undefined,
      requestId,
    );
  }
  const fieldErrors: FieldErrors = {};
  for (const error of body.errors ?? []) fieldErrors[fieldOfPointer(error.pointer)] = error.detail;
  const retryAfter = Number(response.headers.get('retry-after'));
  return new ProblemError(
    body.type.replace('/problems/', '') as ProblemSlug,
    body.title,
    body.status,
    body.detail,
    body.requestId || requestId,
    fieldErrors,
    retryAfter > 0 ? retryAfter : undefined,
  );
}

export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof TypeError) return new ProblemError('offline', 'No connection', 0);
  return new ProblemError('unreadable', error instanceof Error ? error.message : '', 0);
}

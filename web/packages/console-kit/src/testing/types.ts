// From the contract's paths to what a test may answer.
import type { paths } from '../api/contract';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type Operation<Path extends keyof paths, M extends Method> = paths[Path][Lowercase<M>];

/** The paths that have such a method. */
export type PathsOf<M extends Method> = {
  [Path in keyof paths]: Operation<Path, M> extends { responses: unknown } ? Path : never;
}[keyof paths];

type Good = 200 | 201 | 202;

type Json<Answer> = Answer extends { content: { 'application/json': infer Content } }
  ? Content
  : undefined;

type Answers<Responses> = {
  [Status in keyof Responses & Good]: Json<Responses[Status]>;
}[keyof Responses & Good];

/** What a good answer carries; `undefined` where there is no content. */
export type Body<Path extends keyof paths, M extends Method> =
  Operation<Path, M> extends { responses: infer Responses }
    ? keyof Responses & Good extends never
      ? undefined
      : Answers<Responses>
    : never;

/** What is sent there. */
export type RequestBody<Path extends keyof paths, M extends Method> =
  Operation<Path, M> extends { requestBody: { content: { 'application/json': infer Content } } }
    ? Content
    : unknown;

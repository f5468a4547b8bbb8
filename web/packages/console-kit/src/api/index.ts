export {
  type ApiClient,
  createApi,
  idempotencyKeys,
  saveFile,
  take,
  takeVersioned,
  type Versioned,
} from './client';
export type { components, operations, paths } from './contract';
export {
  asProblem,
  type FieldErrors,
  fieldOfPointer,
  ProblemError,
  type ProblemSlug,
  problemFrom,
} from './problem';
export { Session, type SessionOptions, type SessionState } from './session';

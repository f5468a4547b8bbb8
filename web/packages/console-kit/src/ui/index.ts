export { readAmount } from './amount';
export { Brand } from './Brand';
export { ErrorBoundary } from './ErrorBoundary';
export { RouteFault, type RouteFaultProps, Unreached, type UnreachedProps } from './faults';
export { type Submission, useSubmission } from './forms';
export { type Affected, useLiveChanges, useSessionState } from './live';
export { Page, type PageProps } from './Page';
export { ProblemNotice, useAdvice, useProblemTitle } from './ProblemNotice';
export {
  ConsoleProvider,
  type ConsoleProviderProps,
  createQueryClient,
  type Following,
  followSession,
  styleNonce,
} from './Provider';
export { ReasonDialog, type ReasonDialogProps } from './ReasonDialog';
export { Empty, Loaded, LoadMore, SkeletonRows } from './states';
export { LanguageSwitch, SchemeSwitch } from './switches';
export { type ConsoleColor, consoleTheme } from './theme';
export { announce, dismissToasts, type Undoable, useUndo } from './undo';
export {
  type Category,
  CategoryIcon,
  CategoryName,
  CustomerNumber,
  categories,
  KycBadge,
  type KycStatus,
  LastDigits,
  MethodIcon,
  type MethodType,
  Money,
  Time,
} from './values';

// A page about one thing that is not there (any more), or could not be read.
import { asProblem } from '@billspay/console-kit/api';
import { Page, ProblemNotice } from '@billspay/console-kit/ui';
import type { ReactNode } from 'react';

/** Not there, or not any more. An address that is no identifier is refused as a value. */
export function isMissing(error: unknown): boolean {
  return asProblem(error).is('not-found', 'validation-failed');
}

export interface GoneProps {
  error: unknown;
  onRetry: () => unknown;
  title: string;
  text: string;
  /** The way to what is there. */
  back: ReactNode;
  /** The page's title when it may be there but could not be read. */
  page: string;
}

export function Gone({ error, onRetry, title, text, back, page }: GoneProps) {
  if (isMissing(error)) {
    return (
      <Page title={title} lead={text}>
        {back}
      </Page>
    );
  }
  return (
    <Page title={page}>
      <ProblemNotice error={error} onRetry={() => void onRetry()} />
    </Page>
  );
}

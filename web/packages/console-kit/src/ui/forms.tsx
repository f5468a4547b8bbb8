// Forms that stay mounted when a problem arrives: the server's field errors land on their fields,
// the first of them gets the focus, and what belongs to no field is told above the buttons.
import type { UseFormReturnType } from '@mantine/form';
import { useCallback, useState } from 'react';
import { asProblem, type ProblemError } from '../api';
import { useI18n } from '../i18n';

export interface Submission<Values> {
  /** For <form onSubmit>. Runs the work when the fields are valid. */
  onSubmit: (event?: React.FormEvent<HTMLFormElement>) => void;
  problem: ProblemError | undefined;
  busy: boolean;
  clear: () => void;
  form: UseFormReturnType<Values>;
}

function focusField(form: { getInputNode: (path: string) => HTMLElement | null }, path: string) {
  form.getInputNode(path)?.focus();
}

export interface SubmissionOptions {
  /** Where a server's field lives when the form names it otherwise: `billingAddress.line1` → … */
  fieldOf?: (serverField: string) => string;
}

/** `work` throws ProblemError; its field errors are put onto the form. */
export function useSubmission<Values extends Record<string, unknown>>(
  form: UseFormReturnType<Values>,
  work: (values: Values) => Promise<unknown>,
  { fieldOf = (field) => field }: SubmissionOptions = {},
): Submission<Values> {
  const [problem, setProblem] = useState<ProblemError>();
  const [busy, setBusy] = useState(false);
  const { translate } = useI18n();
  // The server's text in the reader's language, where a console has words for `detail.<text>`.
  const inWords = (detail: string): string => {
    const key = `detail.${detail}`;
    const own = translate(key);
    return own === key ? detail : own;
  };

  const run = async (values: Values) => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await work(values);
    } catch (error) {
      const failure = asProblem(error);
      const errors = Object.entries(failure.fieldErrors).map(
        ([field, detail]) => [fieldOf(field), inWords(detail)] as const,
      );
      form.setErrors(Object.fromEntries(errors));
      setProblem(failure);
      const first = errors[0]?.[0];
      if (first) focusField(form, first);
    } finally {
      setBusy(false);
    }
  };

  return {
    form,
    problem,
    busy,
    clear: useCallback(() => setProblem(undefined), []),
    onSubmit: form.onSubmit(
      (values) => void run(values),
      (errors) => {
        const first = Object.keys(errors)[0];
        if (first) focusField(form, first);
      },
    ),
  };
}

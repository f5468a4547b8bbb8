export const steps = ['account', 'about', 'address', 'review'] as const;
export type Step = (typeof steps)[number];

export interface StepSearch {
  step?: Step;
}

export function stepSearch(search: Record<string, unknown>): StepSearch {
  const step = steps.find((one) => one === search.step);
  return step && step !== 'account' ? { step } : {};
}

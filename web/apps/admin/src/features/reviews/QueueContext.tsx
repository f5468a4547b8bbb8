import { createContext, type ReactNode, use } from 'react';

const Context = createContext<readonly string[]>([]);

export function QueueProvider({ ids, children }: { ids: readonly string[]; children: ReactNode }) {
  return <Context value={ids}>{children}</Context>;
}

/** The customers of the queue, in its order. */
export function useQueueIds(): readonly string[] {
  return use(Context);
}

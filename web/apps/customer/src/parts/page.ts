// A page that loads when it is opened, with the words it needs.
import { lazyRouteComponent } from '@tanstack/react-router';
import { loadOwnWords } from '../words';

/** `load` and the words at the same time. */
export async function withWords<Module>(load: () => Promise<Module>): Promise<Module> {
  const [module] = await Promise.all([load(), loadOwnWords()]);
  return module;
}

export function page<Name extends string>(
  load: () => Promise<Record<Name, () => React.ReactNode>>,
  name: Name,
) {
  return lazyRouteComponent(() => withWords(load), name);
}

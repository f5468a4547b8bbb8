import { useCallback } from 'react';
import { english, useWords, type Word } from '../../words';

function isWord(key: string): key is Word {
  return Object.hasOwn(english, key);
}

/** What an action of the audit trail is called; one that has no name yet keeps its own. */
export function useActionName(): (action: string) => string {
  const t = useWords();
  return useCallback(
    (action) => {
      const key = `action.${action}`;
      return isWord(key) ? t(key) : action;
    },
    [t],
  );
}

const prefix = 'action.';

/** All actions that have a name, as the trail writes them. */
export const knownActions = Object.keys(english)
  .filter((key) => key.startsWith(prefix))
  .map((key) => key.slice(prefix.length));

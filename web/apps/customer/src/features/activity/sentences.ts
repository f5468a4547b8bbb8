// Who and what, in words. The trail may know actions that came after these words.
import { english, useWords, type Word } from '../../words';
import type { Activity } from './queries';

function isWord(key: string): key is Word {
  return key in english;
}

export interface Sentence {
  who: string;
  what: string;
}

export function useSentence(): (activity: Activity) => Sentence {
  const t = useWords();
  const who = ({ actorKind, actor }: Activity): string => {
    if (actorKind === 'customer') return t('activity.you');
    if (actorKind === 'agent') return t('activity.agent', { name: actor });
    if (actorKind === 'admin') return t('activity.admin', { name: actor });
    return actorKind === 'anonymous' ? t('activity.anonymous') : 'billspay';
  };
  return (activity) => {
    const key = `activity.${activity.action}`;
    const what = isWord(key) ? t(key) : t('activity.other', { action: activity.action });
    return { who: who(activity), what };
  };
}

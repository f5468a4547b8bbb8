// Who and what, in words. The trail may know actions that came after these words.
import { useI18n } from '@billspay/console-kit/i18n';
import { useWords } from '../../words';
import type { Activity } from './queries';

export interface Sentence {
  who: string;
  what: string;
}

export function useSentence(): (activity: Activity) => Sentence {
  const t = useWords();
  const { translate } = useI18n();
  const who = ({ actorKind, actor }: Activity): string => {
    if (actorKind === 'customer') return t('activity.you');
    if (actorKind === 'agent') return t('activity.agent', { name: actor });
    if (actorKind === 'admin') return t('activity.admin', { name: actor });
    return actorKind === 'anonymous' ? t('activity.anonymous') : 'billspay';
  };
  return (activity) => {
    const key = `activity.${activity.action}`;
    const known = translate(key);
    const what = known === key ? t('activity.other', { action: activity.action }) : known;
    return { who: who(activity), what };
  };
}

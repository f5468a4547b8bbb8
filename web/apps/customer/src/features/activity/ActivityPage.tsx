import { useFormats } from '@billspay/console-kit/i18n';
import { Empty, Loaded, LoadMore, Page, SkeletonRows } from '@billspay/console-kit/ui';
import { Badge, Text, Title } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import list from '../../parts/list.module.css';
import { useWords } from '../../words';
import classes from './Activity.module.css';
import { type Activity, activityQuery } from './queries';
import { useSentence } from './sentences';

function byDay(activities: readonly Activity[], dayOf: (time: string) => string) {
  const days: { day: string; activities: Activity[] }[] = [];
  for (const activity of activities) {
    const day = dayOf(activity.at);
    const last = days.at(-1);
    if (last?.day === day) last.activities.push(activity);
    else days.push({ day, activities: [activity] });
  }
  return days;
}

function ActivityRow({ activity }: { activity: Activity }) {
  const t = useWords();
  const { dateTime, timeOfDay } = useFormats();
  const { who, what } = useSentence()(activity);
  const mine = activity.actorKind === 'customer';
  return (
    <div className={list.row}>
      <span className={classes.mark} data-kind={activity.actorKind} aria-hidden />
      <div className={list.text}>
        <Text>
          <Text span fw={mine ? 400 : 600}>
            {who}
          </Text>{' '}
          {what}
        </Text>
        <div className={list.sub}>
          <time dateTime={activity.at} title={dateTime(activity.at)}>
            {timeOfDay(activity.at)}
          </time>
          {activity.ip && <span>{t('activity.from', { ip: activity.ip })}</span>}
        </div>
      </div>
      {activity.outcome === 'denied' && (
        <Badge variant="light" color="red" tt="none" className={classes.badge}>
          {t('activity.refused')}
        </Badge>
      )}
    </div>
  );
}

export function ActivityPage() {
  const t = useWords();
  const { day } = useFormats();
  const pages = useInfiniteQuery(activityQuery);
  return (
    <Page title={t('activity.title')} lead={t('activity.lead')} width={44}>
      <Loaded query={pages} skeleton={<SkeletonRows rows={8} height={64} />}>
        {(data) => {
          const days = byDay(
            data.pages.flatMap(({ activities }) => activities),
            day,
          );
          if (days.length === 0) {
            return (
              <Empty icon={<IconEye size={24} stroke={1.75} />} title={t('activity.empty')}>
                {t('activity.empty_text')}
              </Empty>
            );
          }
          return (
            <section aria-label={t('activity.list')}>
              {days.map(({ day: name, activities }) => (
                <div key={name} className={classes.day}>
                  <Title order={2}>{name}</Title>
                  <ul className={list.list}>
                    {activities.map((activity) => (
                      <li key={activity.id}>
                        <ActivityRow activity={activity} />
                      </li>
                    ))}
                  </ul>
                </div>
              ))}
              <div className={list.more}>
                <LoadMore pages={pages} />
              </div>
            </section>
          );
        }}
      </Loaded>
    </Page>
  );
}

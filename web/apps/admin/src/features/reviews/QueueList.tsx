import { LoadMore, Time } from '@billspay/console-kit/ui';
import { Badge } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Rows } from '../../table/usePages';
import { useWords } from '../../words';
import type { QueueEntry } from './queries';
import classes from './Reviews.module.css';

export interface QueueListProps {
  rows: Rows<QueueEntry>;
  currentId: string | undefined;
}

export function QueueList({ rows, currentId }: QueueListProps) {
  const t = useWords();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (!currentId) return;
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);
  return (
    <>
      <ol className={classes.queue} ref={list}>
        {rows.items.map(({ customer, submittedAt, duplicates, emailVerified }) => (
          <li key={customer.id}>
            <Link
              to="/reviews/$customerId"
              params={{ customerId: customer.id }}
              search={true}
              className={classes.entry}
              aria-current={customer.id === currentId ? 'true' : undefined}
            >
              <span className={classes.entryName}>
                {customer.firstName} {customer.lastName}
              </span>
              <span className={classes.entryAge}>
                <Time at={submittedAt} as="ago" />
              </span>
              {(duplicates.length > 0 || !emailVerified) && (
                <span className={classes.flags}>
                  {duplicates.length > 0 && (
                    <Badge size="sm" variant="light" color="red" tt="none">
                      {t('reviews.duplicates_flag', { count: duplicates.length })}
                    </Badge>
                  )}
                  {!emailVerified && (
                    <Badge size="sm" variant="light" color="yellow" tt="none">
                      {t('reviews.unverified_flag')}
                    </Badge>
                  )}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ol>
      {rows.hasNextPage && (
        <div className={classes.more}>
          <LoadMore pages={rows} />
        </div>
      )}
    </>
  );
}

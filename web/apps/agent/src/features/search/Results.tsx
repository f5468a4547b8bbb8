import { KycBadge, ProblemNotice } from '@billspay/console-kit/ui';
import { Loader, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useWords } from '../../words';
import { spacedNumber } from '../customers/numbers';
import { Marked } from './Marked';
import { digitSpans, textSpans } from './match';
import classes from './Results.module.css';
import type { CustomerSummary, useSearch } from './useSearch';

interface RowProps {
  id: string;
  customer: CustomerSummary;
  query: string;
  active: boolean;
  onHover: () => void;
  onChoose: () => void;
}

function ResultRow({ id, customer, query, active, onHover, onChoose }: RowProps) {
  const row = useRef<HTMLDivElement>(null);
  const name = `${customer.firstName} ${customer.lastName}`;
  const number = spacedNumber(customer.customerNumber);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    // The focus stays in the box, which handles the keys.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox handles them
    <div
      ref={row}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className={classes.row}
      onMouseMove={onHover}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span className={classes.name}>
        <Marked value={name} spans={textSpans(name, query)} />
      </span>
      <span className={classes.number}>
        <Marked value={number} spans={digitSpans(number, query)} />
      </span>
      <span className={classes.email}>
        <Marked value={customer.email} spans={textSpans(customer.email, query)} />
      </span>
      <span className={classes.phone}>
        {customer.phone && (
          <Marked value={customer.phone} spans={digitSpans(customer.phone, query)} />
        )}
      </span>
      <span className={classes.status}>
        <KycBadge status={customer.kycStatus} />
      </span>
    </div>
  );
}

export interface ResultsProps {
  id: string;
  search: ReturnType<typeof useSearch>;
  active: number;
  onHover: (index: number) => void;
  onChoose: (index: number) => void;
}

export function Results({ id, search, active, onHover, onChoose }: ResultsProps) {
  const t = useWords();
  const { customers, pages, query, isFresh } = search;
  const nobody = isFresh && customers.length === 0;
  const failed = pages.isError && customers.length === 0;
  return (
    <div className={classes.panel}>
      <div
        id={id}
        role="listbox"
        aria-label={t('search.results')}
        className={classes.list}
        data-stale={!isFresh || undefined}
      >
        {customers.map((customer, index) => (
          <ResultRow
            key={customer.id}
            id={`${id}-${index}`}
            customer={customer}
            query={query}
            active={index === active}
            onHover={() => onHover(index)}
            onChoose={() => onChoose(index)}
          />
        ))}
        {pages.hasNextPage && (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox handles them
          <div
            id={`${id}-${customers.length}`}
            role="option"
            tabIndex={-1}
            aria-selected={active === customers.length}
            className={classes.more}
            onMouseMove={() => onHover(customers.length)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(customers.length)}
          >
            {pages.isFetchingNextPage ? <Loader size="xs" /> : t('search.more')}
          </div>
        )}
      </div>
      {failed && <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />}
      {nobody && (
        <div className={classes.note}>
          <Text fw={600}>{t('search.nobody', { query })}</Text>
          <Text size="sm" c="dimmed">
            {t('search.nobody_help')}
          </Text>
        </div>
      )}
      {!isFresh && !failed && customers.length === 0 && (
        <div className={classes.note}>
          <Loader size="sm" />
        </div>
      )}
      {customers.length > 0 && (
        <Text size="xs" c="dimmed" className={classes.foot} aria-hidden>
          {t('search.keys')}
        </Text>
      )}
    </div>
  );
}

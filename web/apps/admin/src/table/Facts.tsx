import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../words';
import classes from './Facts.module.css';

export type Fact = readonly [label: string, value: ReactNode];

/** Names and values; what is empty shows a dash. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const t = useWords();
  return (
    <dl className={classes.facts}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value === null || value === undefined || value === '' ? t('table.unknown') : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export interface SectionProps {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}

export function Section({ title, actions, children }: SectionProps) {
  return (
    <section className={classes.section} aria-label={title}>
      <div className={classes.heading}>
        <Title order={3}>{title}</Title>
        {actions}
      </div>
      {children}
    </section>
  );
}

// Names and values of one thing, one below the other.
import type { ReactNode } from 'react';
import classes from './Facts.module.css';

export interface FactsProps {
  facts: readonly (readonly [name: string, value: ReactNode] | false | null)[];
}

export function Facts({ facts }: FactsProps) {
  return (
    <dl className={classes.facts}>
      {facts.map(
        (fact) =>
          fact && (
            <div key={fact[0]} className={classes.fact}>
              <dt>{fact[0]}</dt>
              <dd>{fact[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

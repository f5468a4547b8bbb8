import { Fragment } from 'react';
import type { Span } from './match';
import classes from './Results.module.css';

/** A value whose found parts are marked. */
export function Marked({ value, spans }: { value: string; spans: readonly Span[] }) {
  let end = 0;
  const pieces = spans.map(([start, stop]) => {
    const before = value.slice(end, start);
    end = stop;
    return { start, before, found: value.slice(start, stop) };
  });
  return (
    <>
      {pieces.map(({ start, before, found }) => (
        <Fragment key={start}>
          {before}
          <mark className={classes.mark}>{found}</mark>
        </Fragment>
      ))}
      {value.slice(end)}
    </>
  );
}

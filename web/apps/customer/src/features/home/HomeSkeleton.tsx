import { SkeletonRows } from '@billspay/console-kit/ui';
import { Skeleton } from '@mantine/core';
import classes from './Home.module.css';

export function HomeSkeleton() {
  return (
    <div className={classes.home} aria-hidden={false}>
      <Skeleton height={56} width="14rem" radius="md" />
      <Skeleton height={120} radius="lg" className={classes.aside} />
      <SkeletonRows rows={5} height={64} />
    </div>
  );
}

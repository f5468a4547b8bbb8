// The name and its mark: a bill with its corner turned and a tick.
import { Group, Text } from '@mantine/core';
import classes from './Brand.module.css';

export function Brand({ label }: { label?: string }) {
  return (
    <Group gap={10} wrap="nowrap" className={classes.brand}>
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" className={classes.mark}>
        <path
          className={classes.paper}
          d="M7 3h13l6 6v17a3 3 0 0 1-3 3H9a3 3 0 0 1-3-3V4a1 1 0 0 1 1-1Z"
        />
        <path className={classes.corner} d="M20 3v4a2 2 0 0 0 2 2h4Z" />
        <path className={classes.tick} d="m10.5 18.5 4 4 7.5-8.5" />
      </svg>
      <Text span fw={700} size="lg" lh={1}>
        billspay
        {label && (
          <Text span fw={500} c="dimmed" size="sm" ml={8}>
            {label}
          </Text>
        )}
      </Text>
    </Group>
  );
}

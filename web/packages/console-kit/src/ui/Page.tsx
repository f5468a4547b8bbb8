// A page's frame: its title is the document's title, and gets the focus when one navigates, so that
// a screen reader says where one is.
import { Box, Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './Page.module.css';

let firstPage = true;

export interface PageProps {
  title: string;
  /** The document's title where it is another: without a person's name. */
  documentTitle?: string;
  /** One sentence under the title. */
  lead?: ReactNode;
  /** Buttons beside the title. */
  actions?: ReactNode;
  /** rem; how wide the content may grow. */
  width?: number;
  children: ReactNode;
}

export function Page({ title, documentTitle = title, lead, actions, width, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${documentTitle} · billspay`;
  }, [documentTitle]);
  useEffect(() => {
    // What was loaded first keeps the browser's own focus.
    const inside = document.activeElement?.closest('main');
    if (!firstPage && !inside) heading.current?.focus();
    firstPage = false;
  }, []);
  return (
    <Box className={classes.page} {...(width && { maw: `${width}rem` })}>
      <Group justify="space-between" align="flex-start" gap="md" mb="lg">
        <Stack gap={4} className={classes.heading}>
          <Title order={1} ref={heading} tabIndex={-1} className={classes.title}>
            {title}
          </Title>
          {lead && <Text c="dimmed">{lead}</Text>}
        </Stack>
        {actions && <Group gap="sm">{actions}</Group>}
      </Group>
      {children}
    </Box>
  );
}

// One record beside its list. It has an address of its own; leaving it leads back to the list. The
// table gives the focus back, so that it also works when the page was opened at this address.
import { Drawer, Group, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useWords } from '../words';
import classes from './RecordDrawer.module.css';

export interface RecordDrawerProps {
  title: string;
  onClose: () => void;
  size?: 'md' | 'lg';
  /** Buttons under the title. */
  actions?: ReactNode;
  children: ReactNode;
}

const widths = { md: '37rem', lg: '54rem' };

/** Escape closes what lies on top: a dialog over the drawer comes first. */
function useEscape(onClose: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      const inList = event.target instanceof Element && event.target.closest('[role="listbox"]');
      const others = document.querySelectorAll('[role="dialog"], [role="menu"]').length > 1;
      if (!others && !inList) onClose();
    };
    // Before the dialogs hear of it and are gone.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [onClose]);
}

export function RecordDrawer(props: RecordDrawerProps) {
  const { title, onClose, size = 'md', actions, children } = props;
  const t = useWords();
  useEscape(onClose);
  useEffect(() => {
    let before = document.title;
    // When both arrive together, the list names the page first.
    queueMicrotask(() => {
      before = document.title;
      document.title = `${title} · billspay`;
    });
    return () => {
      document.title = before;
    };
  }, [title]);
  return (
    <Drawer.Root
      opened
      onClose={onClose}
      position="right"
      size={widths[size]}
      closeOnEscape={false}
      returnFocus={false}
      classNames={{ content: classes.content }}
    >
      <Drawer.Overlay backgroundOpacity={0.35} />
      <Drawer.Content>
        <Drawer.Header className={classes.header}>
          <Drawer.Title className={classes.title}>
            <Title order={2} component="span" size="h3">
              {title}
            </Title>
          </Drawer.Title>
          <Drawer.CloseButton aria-label={t('kit.close')} />
        </Drawer.Header>
        <Drawer.Body className={classes.body}>
          {actions && (
            <Group gap="xs" mb="lg">
              {actions}
            </Group>
          )}
          {children}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

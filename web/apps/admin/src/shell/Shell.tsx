// The frame of every page: navigation at the side, search and account on top.
import { Brand, ErrorBoundary, useSessionState } from '@billspay/console-kit/ui';
import { Burger, Drawer, Text } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { session } from '../api';
import { useWords } from '../words';
import { AccountMenu } from './AccountMenu';
import { useAdminLive } from './affected';
import { FindCustomer } from './FindCustomer';
import { Navigation } from './Navigation';
import classes from './Shell.module.css';

// A stream that is opened again at once is nobody's concern.
const lateMs = 5_000;

/** At the sign-out everything is gone at once, before it could ask for anything more. */
export function Shell() {
  return useSessionState(session) === 'signed-in' ? <Frame /> : null;
}

function Frame() {
  const t = useWords();
  const [opened, { open, close }] = useDisclosure(false);
  const { pathname } = useLocation();
  const live = useAdminLive();
  const [wasLive] = useDebouncedValue(live, lateMs);
  // The menu closes when one has gone somewhere.
  useEffect(close, [pathname]);
  return (
    <div className={classes.shell}>
      <a href="#content" className={classes.skip}>
        {t('kit.skip')}
      </a>
      <header className={classes.top}>
        <Burger
          className={classes.burger}
          size="sm"
          opened={opened}
          onClick={open}
          aria-label={t('shell.menu')}
          aria-expanded={opened}
        />
        <Link to="/" className={classes.brand} aria-label={t('shell.home')}>
          <Brand label={t('shell.label')} />
        </Link>
        <FindCustomer />
        {!live && !wasLive && (
          <Text size="sm" c="dimmed" role="status" className={classes.late}>
            {t('kit.live.off')}
          </Text>
        )}
        <AccountMenu />
      </header>
      <div className={classes.side}>
        <Navigation />
      </div>
      <Drawer
        opened={opened}
        onClose={close}
        size="17rem"
        title={<Brand label={t('shell.label')} />}
        closeButtonProps={{ 'aria-label': t('kit.close') }}
      >
        <Navigation />
      </Drawer>
      <main id="content" className={classes.main} tabIndex={-1}>
        <ErrorBoundary>
          <Outlet />
        </ErrorBoundary>
      </main>
    </div>
  );
}

// The frame of every page: navigation at the side, search and account on top.
import { Brand, ErrorBoundary } from '@billspay/console-kit/ui';
import { Burger, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useWords } from '../words';
import { AccountMenu } from './AccountMenu';
import { useAdminLive } from './affected';
import { FindCustomer } from './FindCustomer';
import { Navigation } from './Navigation';
import classes from './Shell.module.css';

export function Shell() {
  const t = useWords();
  const [opened, { open, close }] = useDisclosure(false);
  const { pathname } = useLocation();
  useAdminLive();
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

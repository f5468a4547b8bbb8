// The frame of signed-in customers: navigation at the bottom of phones, at the side elsewhere.
import './more.css';
import { Brand } from '@billspay/console-kit/ui';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../words';
import { BottomNav } from './BottomNav';
import { LiveNews } from './LiveNews';
import classes from './Shell.module.css';
import { SideNav } from './SideNav';
import { SkipLink } from './SkipLink';

export default function Shell({ children }: { children: ReactNode }) {
  const t = useWords();
  return (
    <div className={classes.shell}>
      <SkipLink />
      <aside className={classes.side}>
        <Link to="/" className={classes.home} aria-label={t('nav.start')}>
          <Brand />
        </Link>
        <SideNav />
      </aside>
      <main id="content" tabIndex={-1} className={classes.main}>
        <div className={classes.content}>{children}</div>
      </main>
      <LiveNews />
      <BottomNav />
    </div>
  );
}

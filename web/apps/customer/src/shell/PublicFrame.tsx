import { Brand, LanguageSwitch, SchemeSwitch, useSessionState } from '@billspay/console-kit/ui';
import { Link, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { session } from '../api';
import { ButtonLink } from '../parts/links';
import { useWords } from '../words';
import classes from './PublicFrame.module.css';
import { SkipLink } from './SkipLink';

export function PublicFrame({ children }: { children: ReactNode }) {
  const t = useWords();
  const stranger = useSessionState(session) !== 'signed-in';
  const path = useRouterState({ select: ({ location }) => location.pathname });
  return (
    <div className={classes.frame}>
      <SkipLink />
      <header className={classes.header}>
        <Link to="/" className={classes.home} aria-label={t('nav.start')}>
          <Brand />
        </Link>
        {stranger && (
          <nav className={classes.doors} aria-label={t('nav.main')}>
            {path !== '/sign-in' && (
              <ButtonLink to="/sign-in" variant="subtle">
                {t('nav.sign_in')}
              </ButtonLink>
            )}
            {path !== '/sign-up' && path !== '/' && (
              <ButtonLink to="/sign-up" variant="default">
                {t('nav.sign_up')}
              </ButtonLink>
            )}
          </nav>
        )}
      </header>
      <main id="content" tabIndex={-1} className={classes.main}>
        {children}
      </main>
      <footer className={classes.footer}>
        <LanguageSwitch />
        <SchemeSwitch />
      </footer>
    </div>
  );
}

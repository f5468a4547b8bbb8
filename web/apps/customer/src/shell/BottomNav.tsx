import { IconCreditCard, IconDots, IconHome, IconReceipt, IconUsers } from '@tabler/icons-react';
import { Link, useRouterState } from '@tanstack/react-router';
import { useWords } from '../words';
import classes from './BottomNav.module.css';

const pages = [
  ['/', 'nav.home', IconHome],
  ['/receipts', 'nav.receipts', IconReceipt],
  ['/billers', 'nav.billers', IconUsers],
  ['/wallet', 'nav.wallet', IconCreditCard],
  ['/more', 'nav.more', IconDots],
] as const;

/** Where the pages are that "More" leads to. */
const underMore = /^\/(activity|security|profile|settings)/;

export function BottomNav() {
  const t = useWords();
  const deeper = useRouterState({ select: ({ location }) => underMore.test(location.pathname) });
  return (
    <nav aria-label={t('nav.main')} className={classes.bar}>
      {pages.map(([to, word, Icon]) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: to === '/' }}
          className={classes.link}
          {...(to === '/more' && deeper && { 'data-deeper': true })}
        >
          <Icon size={22} stroke={1.75} aria-hidden />
          {t(word)}
        </Link>
      ))}
    </nav>
  );
}

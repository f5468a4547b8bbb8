import { UnstyledButton } from '@mantine/core';
import {
  IconAdjustments,
  IconCreditCard,
  IconEye,
  IconHome,
  IconLock,
  IconLogout,
  IconReceipt,
  IconUser,
  IconUsers,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useWords } from '../words';
import { leave } from './guards';
import classes from './SideNav.module.css';

const pages = [
  ['/', 'nav.home', IconHome],
  ['/receipts', 'nav.receipts', IconReceipt],
  ['/billers', 'nav.billers', IconUsers],
  ['/wallet', 'nav.wallet', IconCreditCard],
] as const;

const account = [
  ['/activity', 'nav.activity', IconEye],
  ['/security', 'nav.security', IconLock],
  ['/profile', 'nav.profile', IconUser],
  ['/settings', 'nav.settings', IconAdjustments],
] as const;

export function SideNav() {
  const t = useWords();
  const links = (group: typeof pages | typeof account) => (
    <ul className={classes.group}>
      {group.map(([to, word, Icon]) => (
        <li key={to}>
          <Link to={to} activeOptions={{ exact: to === '/' }} className={classes.link}>
            <Icon size={20} stroke={1.75} aria-hidden />
            {t(word)}
          </Link>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <nav aria-label={t('nav.main')}>{links(pages)}</nav>
      <nav aria-label={t('nav.account')} className={classes.account}>
        {links(account)}
        <UnstyledButton className={classes.link} onClick={() => void leave()}>
          <IconLogout size={20} stroke={1.75} aria-hidden />
          {t('nav.sign_out')}
        </UnstyledButton>
      </nav>
    </>
  );
}

import { VisuallyHidden } from '@mantine/core';
import {
  IconBuildingStore,
  IconFileImport,
  IconHistory,
  IconLayoutDashboard,
  IconReceipt2,
  IconTrash,
  IconUserCheck,
  IconUserHeart,
  IconUsers,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useDashboard } from '../features/dashboard/queries';
import { useTallyText } from '../features/dashboard/useTallyText';
import { useWords } from '../words';
import classes from './Navigation.module.css';

const entries = [
  { to: '/', word: 'nav.dashboard', Icon: IconLayoutDashboard },
  { to: '/reviews', word: 'nav.reviews', Icon: IconUserCheck },
  { to: '/customers', word: 'nav.customers', Icon: IconUsers },
  { to: '/transactions', word: 'nav.transactions', Icon: IconReceipt2 },
  { to: '/billers', word: 'nav.billers', Icon: IconBuildingStore },
  { to: '/agents', word: 'nav.agents', Icon: IconUserHeart },
  { to: '/imports', word: 'nav.imports', Icon: IconFileImport },
  { to: '/audit', word: 'nav.audit', Icon: IconHistory },
  { to: '/trash', word: 'nav.trash', Icon: IconTrash },
] as const;

function Waiting() {
  const t = useWords();
  const tallyText = useTallyText();
  const { data } = useDashboard();
  if (!data || data.kycPending.count === 0) return null;
  const count = tallyText(data.kycPending);
  return (
    <span className={classes.count}>
      {count}
      <VisuallyHidden> {t('nav.waiting')}</VisuallyHidden>
    </span>
  );
}

export function Navigation() {
  const t = useWords();
  return (
    <nav aria-label={t('nav.label')}>
      <ul className={classes.list}>
        {entries.map(({ to, word, Icon }) => (
          <li key={to}>
            <Link
              to={to}
              className={classes.link}
              activeOptions={{ exact: to === '/', includeSearch: false }}
              activeProps={{ 'data-active': true, 'aria-current': 'page' }}
            >
              <Icon size={18} stroke={1.75} aria-hidden />
              <span className={classes.name}>{t(word)}</span>
              {to === '/reviews' && <Waiting />}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

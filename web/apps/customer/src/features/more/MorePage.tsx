import { Page } from '@billspay/console-kit/ui';
import { Button } from '@mantine/core';
import {
  IconAdjustments,
  IconChevronRight,
  IconEye,
  IconLock,
  IconUser,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import list from '../../parts/list.module.css';
import { leave } from '../../shell/guards';
import { useWords } from '../../words';
import classes from './More.module.css';

const pages = [
  ['activity', IconEye],
  ['security', IconLock],
  ['profile', IconUser],
  ['settings', IconAdjustments],
] as const;

export function MorePage() {
  const t = useWords();
  return (
    <Page title={t('more.title')} width={36}>
      <ul className={list.list}>
        {pages.map(([page, Icon]) => (
          <li key={page}>
            <Link to={`/${page}`} className={list.row}>
              <Icon size={22} stroke={1.75} aria-hidden />
              <span className={list.text}>
                <span className={list.name}>{t(`nav.${page}`)}</span>
                <span className={list.sub}>{t(`more.${page}_help`)}</span>
              </span>
              <IconChevronRight size={18} className={classes.arrow} aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
      <Button variant="default" mt="xl" fullWidth onClick={() => void leave()}>
        {t('nav.sign_out')}
      </Button>
    </Page>
  );
}

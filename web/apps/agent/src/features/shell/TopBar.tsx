import { Brand } from '@billspay/console-kit/ui';
import { Link } from '@tanstack/react-router';
import { useWords } from '../../words';
import { SearchBox } from '../search/SearchBox';
import { TabBar } from '../tabs/TabBar';
import { AccountMenu } from './AccountMenu';
import { Connection } from './Connection';
import classes from './Shell.module.css';

export function TopBar() {
  const t = useWords();
  return (
    <header className={classes.bar}>
      <div className={classes.row}>
        <Link to="/" className={classes.brand} aria-label={t('app.home')}>
          <Brand label={t('app.label')} />
        </Link>
        <div className={classes.search}>
          <SearchBox />
        </div>
        <div className={classes.side}>
          <Connection />
          <AccountMenu />
        </div>
      </div>
      <TabBar />
    </header>
  );
}

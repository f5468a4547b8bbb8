import { useWords } from '../../words';
import { useConnection } from './connection_state';
import classes from './Shell.module.css';

export function Connection() {
  const t = useWords();
  const state = useConnection();
  return (
    <output className={classes.connection} data-state={state === 'on' ? 'on' : 'off'}>
      <span className={classes.dot} aria-hidden />
      {t(`connection.${state}`)}
    </output>
  );
}

import { useKitWords } from '@billspay/console-kit/i18n';
import classes from './SkipLink.module.css';

/** The first stop of the keyboard: past the navigation, into the page. */
export function SkipLink() {
  const t = useKitWords();
  return (
    <a href="#content" className={classes.skip}>
      {t('kit.skip')}
    </a>
  );
}

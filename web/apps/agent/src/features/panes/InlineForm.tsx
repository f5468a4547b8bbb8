// A form in a pane. Enter saves, Ctrl/⌘+Enter saves from a text of several lines, Esc closes; what
// was typed is not thrown away without a question.
import { useKitWords } from '@billspay/console-kit/i18n';
import { ProblemNotice, type Submission } from '@billspay/console-kit/ui';
import { Button, Text, Title } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '../../words';
import classes from './Pane.module.css';

export interface InlineFormProps<Values> {
  title: string;
  /** What the button does: "Add the biller". */
  action: string;
  submission: Submission<Values>;
  /** Another number asks for the focus. */
  turn: number;
  onClose: () => void;
  /** Instead of the notice of the server's problem. */
  notice?: ReactNode;
  /** The button is not there while another question is open. */
  hideAction?: boolean;
  children: ReactNode;
}

const fields = 'input:not([type=hidden], [tabindex="-1"]), select, textarea, button';

export function InlineForm<Values>(props: InlineFormProps<Values>) {
  const { title, action, submission, turn, onClose, notice, hideAction, children } = props;
  const t = useWords();
  const kit = useKitWords();
  const form = useRef<HTMLFormElement>(null);
  const keep = useRef<HTMLElement>(null);
  const discard = useRef<HTMLButtonElement>(null);
  const [asksToDiscard, setAsksToDiscard] = useState(false);
  useEffect(() => {
    if (asksToDiscard) discard.current?.focus();
  }, [asksToDiscard]);

  const seenTurn = useRef<number>(undefined);
  useEffect(() => {
    if (seenTurn.current === turn) return;
    seenTurn.current = turn;
    const first = form.current?.querySelector<HTMLElement>('[data-first]');
    (first ?? form.current?.querySelector<HTMLElement>(fields))?.focus();
  }, [turn]);

  const leave = () => {
    if (!submission.form.isDirty()) return onClose();
    keep.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setAsksToDiscard(true);
  };
  const stay = () => {
    setAsksToDiscard(false);
    keep.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.current?.requestSubmit();
    }
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    // An open list of choices closes first.
    const { target } = event;
    if (target instanceof HTMLElement && target.getAttribute('aria-expanded') === 'true') return;
    event.preventDefault();
    if (asksToDiscard) stay();
    else leave();
  };

  return (
    <form
      ref={form}
      aria-label={title}
      className={classes.form}
      onSubmit={submission.onSubmit}
      onKeyDown={onKeyDown}
      noValidate
    >
      <Title order={3} className={classes.formTitle}>
        {title}
      </Title>
      <div className={classes.fields}>
        {children}
        <div className={classes.wide} hidden={!notice && !submission.problem}>
          {notice ?? <ProblemNotice error={submission.problem} />}
        </div>
      </div>
      {asksToDiscard ? (
        <div className={classes.formFoot} role="alert">
          <Text size="sm" fw={600}>
            {t('form.discard_question')}
          </Text>
          <Button size="compact-md" variant="default" onClick={stay}>
            {t('form.keep')}
          </Button>
          <Button size="compact-md" color="red.8" onClick={onClose} ref={discard}>
            {t('form.discard')}
          </Button>
        </div>
      ) : (
        <div className={classes.formFoot}>
          <Text size="xs" c="dimmed">
            {t('form.keys')}
          </Text>
          <Button size="compact-md" variant="default" onClick={leave}>
            {kit('kit.cancel')}
          </Button>
          {!hideAction && (
            <Button size="compact-md" type="submit" loading={submission.busy}>
              {action}
            </Button>
          )}
        </div>
      )}
    </form>
  );
}

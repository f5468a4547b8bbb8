// Mine beside theirs, field by field, after somebody else saved first. Nothing typed is lost: closing
// goes back to the form as it was.
import { asProblem } from '@billspay/console-kit/api';
import { useKitWords } from '@billspay/console-kit/i18n';
import { ProblemNotice } from '@billspay/console-kit/ui';
import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../words';
import classes from './ConflictDialog.module.css';
import {
  type Choice,
  type Conflict,
  type Fields,
  fieldsInConflict,
  firstChoices,
  merged,
} from './merge';

export interface ConflictDialogProps<V extends Fields> {
  conflict: Conflict<V>;
  /** What a field is called on the form. */
  labelOf: (field: keyof V) => string;
  /** How a field's value is shown: a category's name. */
  shown?: (field: keyof V, value: string) => string;
  /** Throws ProblemError. */
  onResolve: (values: V) => Promise<void>;
  onClose: () => void;
}

export function ConflictDialog<V extends Fields>(props: ConflictDialogProps<V>) {
  const { conflict, labelOf, shown = (_, value) => value, onResolve, onClose } = props;
  const t = useWords();
  const kit = useKitWords();
  const [choices, setChoices] = useState<Partial<Record<keyof V, Choice>>>(() =>
    firstChoices(conflict),
  );
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const fields = fieldsInConflict(conflict);

  const chooseAll = (choice: Choice) =>
    setChoices(Object.fromEntries(fields.map((field) => [field, choice])) as typeof choices);
  const save = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await onResolve(merged(conflict, choices));
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('conflict.title')}
      closeButtonProps={{ 'aria-label': kit('kit.close') }}
      size="lg"
      centered
    >
      <Stack gap="md">
        <Text size="sm">{t('conflict.body')}</Text>
        {fields.map((field) => (
          <Radio.Group
            key={String(field)}
            label={labelOf(field)}
            value={choices[field] ?? 'mine'}
            onChange={(choice) => setChoices({ ...choices, [field]: choice as Choice })}
          >
            <div className={classes.pair}>
              {(['mine', 'theirs'] as const).map((choice) => (
                <Radio
                  key={choice}
                  value={choice}
                  label={shown(field, conflict[choice][field] ?? '') || t('conflict.empty')}
                  description={t(`conflict.${choice}`)}
                  className={classes.side}
                />
              ))}
            </div>
          </Radio.Group>
        ))}
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={() => chooseAll('mine')}>
            {t('conflict.all_mine')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => chooseAll('theirs')}>
            {t('conflict.all_theirs')}
          </Button>
        </Group>
        <ProblemNotice error={problem} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('conflict.back')}
          </Button>
          <Button onClick={() => void save()} loading={busy} data-autofocus>
            {t('conflict.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

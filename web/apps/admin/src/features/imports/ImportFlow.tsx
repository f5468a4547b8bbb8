// One file: choose, try without writing, import. The report always belongs to the file and mode on
// the page: changing either takes it away.
import { asProblem, idempotencyKeys, saveFile } from '@billspay/console-kit/api';
import { ProblemNotice } from '@billspay/console-kit/ui';
import { Alert, Anchor, Button, Group, List, Radio, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ButtonLink } from '../../shell/links';
import { useWords } from '../../words';
import { FilePicker } from './FilePicker';
import classes from './Imports.module.css';
import {
  isReadable,
  type Mode,
  modes,
  type Report,
  sendImport,
  templateFile,
  useImported,
} from './queries';
import { newReceipts, outcomeOf, ReportView } from './ReportView';

class FileChanged extends Error {}

/** What the server says of the file as a whole: its header, its encoding. */
function FileProblem({ error }: { error: unknown }) {
  const t = useWords();
  if (error instanceof FileChanged) {
    return (
      <Alert
        role="alert"
        color="red"
        icon={<IconAlertTriangle aria-hidden />}
        title={t('imports.changed')}
      >
        {t('imports.changed_help')}
      </Alert>
    );
  }
  const fields = Object.entries(asProblem(error).fieldErrors);
  if (fields.length === 0) return <ProblemNotice error={error} />;
  return (
    <Alert
      role="alert"
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('imports.unreadable')}
    >
      <List size="sm">
        {fields.map(([field, detail]) => (
          <List.Item key={field}>
            {field === '#' ? t('imports.the_file', { detail }) : `${field} ${detail}`}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

export function ImportFlow() {
  const t = useWords();
  const imported = useImported();
  const [file, setFile] = useState<File>();
  const [mode, setMode] = useState<Mode>('all-or-nothing');
  const [choice, setChoice] = useState(0);
  const [report, setReport] = useState<Report>();
  const [keyOf] = useState(idempotencyKeys);
  const run = useMutation({
    mutationFn: async (dryRun: boolean) => {
      if (!file) throw new Error('no file');
      if (!(await isReadable(file))) throw new FileChanged();
      return sendImport({ file, mode, dryRun, key: keyOf({ choice, mode }) });
    },
    onSuccess: (answer) => {
      setReport(answer);
      if (answer.committed) imported();
    },
  });
  const forget = () => {
    setReport(undefined);
    run.reset();
  };
  const pick = (picked: File) => {
    setFile(picked);
    setChoice((before) => before + 1);
    forget();
  };
  const again = () => {
    setFile(undefined);
    forget();
  };
  const outcome = report && outcomeOf(report);
  return (
    <div className={classes.card}>
      <Stack gap="lg">
        <FilePicker file={file} disabled={run.isPending} onPick={pick} />
        <Group justify="space-between" align="flex-start" gap="lg">
          <Radio.Group
            label={t('imports.mode')}
            value={mode}
            onChange={(value) => {
              setMode(modes.find((one) => one === value) ?? 'all-or-nothing');
              forget();
            }}
          >
            <Stack gap="xs" mt="xs">
              {modes.map((one) => (
                <Radio
                  key={one}
                  value={one}
                  disabled={run.isPending || outcome === 'done'}
                  label={t(`imports.mode.${one}`)}
                  description={t(`imports.mode_help.${one}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          <Text size="sm" c="dimmed" maw={380}>
            {t('imports.format')}{' '}
            <Anchor
              component="button"
              type="button"
              size="sm"
              underline="always"
              onClick={() => saveFile(templateFile(), 'receipts-template.csv')}
            >
              {t('imports.template')}
            </Anchor>
          </Text>
        </Group>
        {run.isError && <FileProblem error={run.error} />}
        {report && <ReportView report={report} />}
        <Group gap="sm">
          {outcome === 'done' ? (
            <>
              <ButtonLink to="/transactions">{t('imports.see')}</ButtonLink>
              <Button variant="default" onClick={again}>
                {t('imports.another')}
              </Button>
            </>
          ) : (
            <>
              <Button
                variant={outcome === 'would' ? 'default' : 'filled'}
                disabled={!file}
                loading={run.isPending && run.variables === true}
                onClick={() => run.mutate(true)}
              >
                {t(report ? 'imports.check_again' : 'imports.check')}
              </Button>
              {outcome === 'would' && report && (
                <Button
                  loading={run.isPending && run.variables === false}
                  onClick={() => run.mutate(false)}
                >
                  {t('imports.commit', { count: newReceipts(report) })}
                </Button>
              )}
            </>
          )}
        </Group>
      </Stack>
    </div>
  );
}

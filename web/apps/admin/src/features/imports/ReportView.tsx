import { useFormats } from '@billspay/console-kit/i18n';
import { Alert, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { PlainTable } from '../../table/PlainTable';
import { useWords } from '../../words';
import classes from './Imports.module.css';
import type { Report } from './queries';

/** How many receipts a report would add, or has added. A report that wrote nothing does not say. */
export function newReceipts(report: Report): number {
  return report.committed ? report.added : report.rows - report.duplicates - report.invalid;
}

type Outcome = 'would' | 'nothing_new' | 'would_not' | 'done' | 'refused';

/** What a report comes to. */
export function outcomeOf(report: Report): Outcome {
  if (report.committed) return 'done';
  if (report.mode === 'all-or-nothing' && report.invalid > 0) {
    return report.dryRun ? 'would_not' : 'refused';
  }
  return newReceipts(report) > 0 ? 'would' : 'nothing_new';
}

const good: readonly Outcome[] = ['would', 'done'];

function Errors({ report }: { report: Report }) {
  const t = useWords();
  return (
    <div>
      <Title order={3} mb="sm">
        {t('imports.errors')}
      </Title>
      <PlainTable
        label={t('imports.errors')}
        tall
        head={[t('imports.row'), t('imports.column'), t('imports.problem')]}
        rows={report.errors.map((error, place) => ({
          key: `${error.row} ${error.column ?? ''} ${place}`,
          cells: [String(error.row), error.column ?? t('imports.whole_row'), error.detail],
        }))}
      />
      {report.moreErrors && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('imports.more_errors')}
        </Text>
      )}
    </div>
  );
}

export function ReportView({ report }: { report: Report }) {
  const t = useWords();
  const { count } = useFormats();
  const outcome = outcomeOf(report);
  const fine = good.includes(outcome);
  const figures = [
    [t('imports.rows'), report.rows],
    [t(report.committed ? 'imports.added' : 'imports.new'), newReceipts(report)],
    [t('imports.known'), report.duplicates],
    [t('imports.invalid'), report.invalid],
  ] as const;
  return (
    <Stack gap="lg">
      <Alert
        role="status"
        color={fine ? 'green' : 'yellow'}
        icon={fine ? <IconCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
        title={t(`imports.outcome.${outcome}`, { count: newReceipts(report) })}
      >
        {(!fine || report.invalid > 0) &&
          t(`imports.outcome_help.${outcome}`, { count: report.invalid })}
      </Alert>
      <dl className={classes.counts}>
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{count(value)}</dd>
          </div>
        ))}
      </dl>
      {report.errors.length > 0 && <Errors report={report} />}
    </Stack>
  );
}

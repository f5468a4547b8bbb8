import { useFormats } from '@billspay/console-kit/i18n';
import { Empty, LoadMore, Page, ProblemNotice, SkeletonRows, Time } from '@billspay/console-kit/ui';
import { Group, Title } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { PlainTable } from '../../table/PlainTable';
import { usePages } from '../../table/usePages';
import { useWords } from '../../words';
import { ImportFlow } from './ImportFlow';
import { fetchImports } from './queries';

function EarlierImports() {
  const t = useWords();
  const { count } = useFormats();
  const rows = usePages({
    key: ['imports'],
    load: fetchImports,
    rowsOf: (page) => page.imports,
  });
  if (rows.isPending) return <SkeletonRows rows={3} height={44} />;
  if (rows.items.length === 0) {
    return rows.error ? (
      <ProblemNotice error={rows.error} onRetry={rows.refetch} />
    ) : (
      <Empty icon={<IconFileImport size={22} />} title={t('imports.empty')}>
        {t('imports.empty_help')}
      </Empty>
    );
  }
  return (
    <>
      <PlainTable
        label={t('imports.earlier')}
        numeric={[3, 4, 5, 6]}
        head={[
          t('imports.at'),
          t('imports.by'),
          t('imports.mode_short'),
          t('imports.rows'),
          t('imports.added'),
          t('imports.known'),
          t('imports.invalid'),
        ]}
        rows={rows.items.map((one) => ({
          key: one.id,
          cells: [
            <Time key="at" at={one.createdAt} as="dateTime" />,
            one.adminName,
            t(`imports.mode.${one.mode}`),
            count(one.rows),
            count(one.added),
            count(one.duplicates),
            count(one.invalid),
          ],
        }))}
      />
      <Group mt="md">
        <LoadMore pages={rows} />
      </Group>
    </>
  );
}

export function ImportsPage() {
  const t = useWords();
  return (
    <Page title={t('imports.title')} lead={t('imports.lead')} width={72}>
      <ImportFlow />
      <Title order={2} mt="xl" mb="md">
        {t('imports.earlier')}
      </Title>
      <EarlierImports />
    </Page>
  );
}

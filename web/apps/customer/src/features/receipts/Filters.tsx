// Filters that go into the URL as soon as they make sense. On phones all but the period folds away.
import { Button, Collapse, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback, useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useWords } from '../../words';
import { allBillersQuery } from '../billers/queries';
import classes from './Filters.module.css';
import { PeriodPresets } from './PeriodPresets';
import { filterNames, type ReceiptSearch, receiptSearch } from './search';

type Draft = Record<keyof ReceiptSearch, string>;

function draftOf(search: ReceiptSearch): Draft {
  const empty: Draft = { from: '', to: '', biller: '', min: '', max: '' };
  return { ...empty, ...search };
}

export function Filters({ search }: { search: ReceiptSearch }) {
  const t = useWords();
  const navigate = useNavigate({ from: '/receipts' });
  const billers = useQuery(allBillersQuery);
  const [draft, setDraft] = useState(() => draftOf(search));
  const [opened, { toggle }] = useDisclosure(
    Object.keys(search).some((name) => !['from', 'to'].includes(name)),
  );

  // The URL may change from elsewhere: a preset, the way back.
  const inUrl = JSON.stringify(search);
  useEffect(() => setDraft(draftOf(JSON.parse(inUrl) as ReceiptSearch)), [inUrl]);

  const apply = useDebouncedCallback((next: Draft) => {
    void navigate({ search: receiptSearch(next), replace: true });
  }, 350);
  const change = (name: keyof ReceiptSearch, value: string) => {
    const next = { ...draft, [name]: value };
    setDraft(next);
    // What is not yet an amount, or contradicts another field, leaves the URL as it is.
    const clean = receiptSearch(next);
    if (filterNames.every((one) => next[one] === '' || clean[one])) apply(next);
    else apply.cancel();
  };
  const unreadable = (name: 'min' | 'max') =>
    draft[name] !== '' &&
    !receiptSearch({ [name]: draft[name] })[name] &&
    t('receipts.amount_wrong');
  const backwards = draft.from !== '' && draft.to !== '' && draft.from > draft.to;
  const inverted = Number(draft.min) > Number(draft.max) && draft.max !== '';
  const active = Object.keys(search).length;

  return (
    <search className={classes.filters} aria-label={t('receipts.filters')}>
      <div className={classes.first}>
        <PeriodPresets search={search} />
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconAdjustmentsHorizontal size={18} stroke={1.75} aria-hidden />}
          aria-expanded={opened}
          aria-controls="receipt-filters"
          onClick={toggle}
        >
          {active > 0 ? t('receipts.filters_on', { count: active }) : t('receipts.filters')}
        </Button>
        {active > 0 && (
          <Button
            variant="subtle"
            size="compact-md"
            color="gray"
            leftSection={<IconX size={16} aria-hidden />}
            onClick={() => void navigate({ search: {}, replace: true })}
          >
            {t('receipts.clear')}
          </Button>
        )}
      </div>
      <Collapse expanded={opened} id="receipt-filters">
        <div className={classes.fields}>
          <TextInput
            type="date"
            label={t('receipts.from')}
            value={draft.from}
            max={draft.to || undefined}
            error={backwards && t('receipts.period_wrong')}
            onChange={(event) => change('from', event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t('receipts.to')}
            value={draft.to}
            min={draft.from || undefined}
            onChange={(event) => change('to', event.currentTarget.value)}
          />
          <NativeSelect
            label={t('receipts.biller')}
            value={draft.biller}
            onChange={(event) => change('biller', event.currentTarget.value)}
            data={[
              { value: '', label: t('receipts.any_biller') },
              ...(billers.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <TextInput
            label={t('receipts.min')}
            inputMode="decimal"
            leftSection="$"
            value={draft.min}
            error={unreadable('min') || (inverted && t('receipts.order_wrong'))}
            onChange={(event) => change('min', event.currentTarget.value.trim())}
          />
          <TextInput
            label={t('receipts.max')}
            inputMode="decimal"
            leftSection="$"
            value={draft.max}
            error={unreadable('max')}
            onChange={(event) => change('max', event.currentTarget.value.trim())}
          />
        </div>
      </Collapse>
    </search>
  );
}

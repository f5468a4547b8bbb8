import { Pill } from '@mantine/core';
import { DayField, FilterBar, SearchField, SelectField } from '../../table/filters';
import { countOf } from '../../table/search';
import { useWords } from '../../words';
import { readableField } from './diff';
import { type AuditFilters, actorKinds, outcomes } from './queries';
import { knownActions, useActionName } from './useActionName';

export interface AuditFilterBarProps {
  filters: AuditFilters;
  onChange: (changes: AuditFilters) => void;
  onClear: () => void;
}

const objectKinds = [
  'customer',
  'receipt',
  'biller',
  'payment-method',
  'agent',
  'admin',
  'session',
  'import',
] as const;

export function AuditFilterBar({ filters, onChange, onClear }: AuditFilterBarProps) {
  const t = useWords();
  const nameOf = useActionName();
  const actions = [...new Set([...knownActions, ...(filters.action ? [filters.action] : [])])];
  const kinds = [...new Set([...objectKinds, ...(filters.objectKind ? [filters.objectKind] : [])])];
  return (
    <FilterBar label={t('audit.filters')} active={countOf(filters)} onClear={onClear}>
      <SelectField
        label={t('audit.action')}
        value={filters.action}
        onChange={(action) => onChange({ action })}
        choices={actions
          .map((value) => ({ value, label: nameOf(value) }))
          .sort((one, other) => one.label.localeCompare(other.label))}
      />
      <SelectField
        label={t('audit.outcome')}
        value={filters.outcome}
        onChange={(outcome) => onChange({ outcome })}
        choices={outcomes.map((value) => ({ value, label: t(`audit.outcome.${value}`) }))}
      />
      <SelectField
        label={t('audit.who')}
        value={filters.actorKind}
        onChange={(actorKind) => onChange({ actorKind })}
        choices={actorKinds.map((value) => ({ value, label: t(`audit.kind.${value}`) }))}
      />
      <SelectField
        label={t('audit.object')}
        value={filters.objectKind}
        onChange={(objectKind) => onChange({ objectKind })}
        choices={kinds.map((value) => ({
          value,
          label: readableField(value.replaceAll('-', ' ')),
        }))}
      />
      <SearchField
        label={t('transactions.number')}
        value={filters.customer}
        onChange={(customer) => onChange({ customer })}
      />
      <DayField
        label={t('table.from')}
        value={filters.from}
        onChange={(from) => onChange({ from })}
      />
      <DayField label={t('table.to')} value={filters.to} onChange={(to) => onChange({ to })} />
      {filters.actor && (
        <Pill
          size="lg"
          withRemoveButton
          onRemove={() => onChange({ actor: undefined })}
          removeButtonProps={{
            'aria-label': t('audit.any_actor'),
            'aria-hidden': false,
            tabIndex: 0,
          }}
        >
          {t('audit.one_actor')}
        </Pill>
      )}
    </FilterBar>
  );
}

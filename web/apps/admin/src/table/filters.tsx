// The fields above a list. What is typed goes into the URL a moment later; what the URL says, after
// Back or a link, comes into the field.
import { Button, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../words';
import classes from './filters.module.css';

const typingMs = 250;

interface FieldProps {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

export interface SearchFieldProps extends FieldProps {
  placeholder?: string;
  wide?: boolean;
  error?: ReactNode;
}

export function SearchField(props: SearchFieldProps) {
  const { label, value = '', onChange, placeholder, wide, error } = props;
  const t = useWords();
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    // What the server was asked may lack the blank that was just typed.
    if (value !== typed.trim()) setTyped(value);
  }
  const tell = useDebouncedCallback(onChange, typingMs);
  useEffect(() => () => tell.cancel(), [tell]);
  const set = (text: string) => {
    setTyped(text);
    tell(text.trim() || undefined);
  };
  return (
    <TextInput
      type="search"
      className={wide ? classes.wide : classes.field}
      label={label}
      placeholder={placeholder}
      value={typed}
      maxLength={100}
      autoComplete="off"
      spellCheck={false}
      error={error}
      onChange={(event) => set(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Enter' && tell.flush()}
      // Whoever leaves the field for a row wants the row to stay open.
      onBlur={() => tell.flush()}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        typed && (
          <CloseButton
            size="sm"
            aria-label={t('table.clear_field', { label })}
            onClick={() => set('')}
          />
        )
      }
    />
  );
}

export interface SelectFieldProps<Choice extends string>
  extends Omit<FieldProps, 'value' | 'onChange'> {
  value: Choice | undefined;
  onChange: (value: Choice | undefined) => void;
  choices: readonly { value: Choice; label: string }[];
  any?: string;
}

export function SelectField<Choice extends string>(props: SelectFieldProps<Choice>) {
  const { label, value, onChange, choices, any } = props;
  const t = useWords();
  return (
    <NativeSelect
      className={classes.field}
      label={label}
      value={value ?? ''}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        onChange(choices.find((choice) => choice.value === chosen)?.value);
      }}
      data={[{ value: '', label: any ?? t('table.any') }, ...choices]}
    />
  );
}

export function DayField({ label, value, onChange }: FieldProps) {
  return (
    <TextInput
      type="date"
      className={classes.field}
      label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  );
}

export interface FilterBarProps {
  label: string;
  active: number;
  onClear: () => void;
  children: ReactNode;
}

export function FilterBar({ label, active, onClear, children }: FilterBarProps) {
  const t = useWords();
  return (
    <search className={classes.bar} aria-label={label}>
      {children}
      {active > 0 && (
        <Button variant="subtle" className={classes.clear} onClick={onClear}>
          {t('table.clear')}
        </Button>
      )}
    </search>
  );
}

// Finds a customer from anywhere: `/` comes here, Enter opens the one that is marked.

import { CustomerNumber } from '@billspay/console-kit/ui';
import { Combobox, Kbd, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { fetchCustomers } from '../features/customers/queries';
import { useWords } from '../words';
import classes from './FindCustomer.module.css';
import { useShortcuts } from './useShortcuts';

const everything = 'all';

export function FindCustomer() {
  const t = useWords();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const found = useQuery({
    queryKey: ['customers', 'find', search],
    queryFn: () => fetchCustomers({ search, limit: 7 }),
    enabled: search.length > 1,
  });
  useShortcuts({ '/': () => input.current?.select() });

  const go = (value: string) => {
    setTyped('');
    combobox.closeDropdown();
    input.current?.blur();
    if (value === everything) void navigate({ to: '/customers', search: { search: typed.trim() } });
    else void navigate({ to: '/customers/$customerId', params: { customerId: value } });
  };
  const customers = found.data?.customers ?? [];
  const asked = search.length > 1;
  return (
    <Combobox store={combobox} onOptionSubmit={go} shadow="md">
      <Combobox.Target>
        <TextInput
          ref={input}
          className={classes.field}
          aria-label={t('find.label')}
          placeholder={t('find.placeholder')}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          value={typed}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={
            found.isFetching ? (
              <Loader size={14} />
            ) : (
              <Kbd aria-hidden visibleFrom="sm">
                /
              </Kbd>
            )
          }
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
            combobox.resetSelectedOption();
          }}
          onFocus={() => asked && combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && combobox.getSelectedOptionIndex() < 0 && typed.trim()) {
              const only = customers.length === 1 && search === typed.trim();
              go(only ? (customers[0]?.id ?? everything) : everything);
            }
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!asked || !found.data}>
        <Combobox.Options aria-label={t('find.results')}>
          {customers.map((customer) => (
            <Combobox.Option key={customer.id} value={customer.id} className={classes.option}>
              <Text span size="sm" fw={550} truncate>
                {customer.firstName} {customer.lastName}
              </Text>
              <Text span size="xs" c="dimmed" truncate>
                <CustomerNumber value={customer.customerNumber} /> · {customer.email}
              </Text>
            </Combobox.Option>
          ))}
          <Combobox.Option value={everything}>
            <Text span size="sm">
              {customers.length ? t('find.all') : t('find.none', { search })}
            </Text>
          </Combobox.Option>
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

import { Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useWords } from '../../words';
import type { Agent } from './queries';

export interface AgentValues extends Record<string, unknown> {
  fullName: string;
  username: string;
  email: string;
  phone: string;
}

export function agentValues(agent?: Agent): AgentValues {
  return {
    fullName: agent?.fullName ?? '',
    username: agent?.username ?? '',
    email: agent?.email ?? '',
    phone: agent?.phone ?? '',
  };
}

export function agentBody(values: AgentValues) {
  return {
    fullName: values.fullName.trim(),
    username: values.username.trim(),
    email: values.email.trim() || null,
    phone: values.phone.trim() || null,
  };
}

const usernamePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{1,63}$/;

export function useAgentRules() {
  const t = useWords();
  return {
    fullName: (value: string) => (value.trim() ? null : t('agents.full_name_missing')),
    username: (value: string) =>
      usernamePattern.test(value.trim()) ? null : t('agents.username_wrong'),
  };
}

export function AgentFields({ form }: { form: UseFormReturnType<AgentValues> }) {
  const t = useWords();
  return (
    <Stack gap="md">
      <TextInput
        label={t('agents.full_name')}
        required
        maxLength={160}
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('fullName')}
      />
      <TextInput
        label={t('agents.username')}
        description={t('agents.username_help')}
        required
        maxLength={64}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...form.getInputProps('username')}
      />
      <TextInput
        type="email"
        label={t('customers.email')}
        maxLength={254}
        autoComplete="off"
        {...form.getInputProps('email')}
      />
      <TextInput
        type="tel"
        label={t('customers.phone')}
        maxLength={40}
        autoComplete="off"
        {...form.getInputProps('phone')}
      />
    </Stack>
  );
}

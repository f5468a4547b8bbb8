import type { components } from '@billspay/console-kit/api';
import { CustomerNumber, KycBadge, Time } from '@billspay/console-kit/ui';
import { Alert, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../../words';

export interface CustomerHeaderProps {
  profile: components['schemas']['CustomerProfile'];
  actions: ReactNode;
}

export function CustomerHeader({ profile, actions }: CustomerHeaderProps) {
  const t = useWords();
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <Title order={2} size="h2">
          {profile.firstName} {profile.lastName}
        </Title>
        <KycBadge status={profile.kycStatus} />
        {profile.deletedAt && (
          <Badge variant="light" color="gray" tt="none">
            {t('customers.removed')}
          </Badge>
        )}
      </Group>
      <Text c="dimmed" size="sm">
        <CustomerNumber value={profile.customerNumber} /> · {profile.email}
      </Text>
      {profile.deletedAt && (
        <Alert color="gray" icon={<IconTrash aria-hidden />}>
          {t('customer.removed_note')} <Time at={profile.deletedAt} as="dateTime" />
        </Alert>
      )}
      <Group gap="xs">{actions}</Group>
    </Stack>
  );
}

import {
  CustomerNumber,
  KycBadge,
  Loaded,
  Page,
  SkeletonRows,
  Time,
} from '@billspay/console-kit/ui';
import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Facts } from '../../parts/Facts';
import { Panel } from '../../parts/Panel';
import { type Profile, profileQuery } from '../../parts/queries';
import { useWords } from '../../words';
import { ProfileForm } from './ProfileForm';

function Account({ profile }: { profile: Profile }) {
  const t = useWords();
  const approved = profile.kycStatus === 'APPROVED';
  return (
    <Panel title={t('profile.account')}>
      <Facts
        facts={[
          approved && [
            t('profile.name'),
            <>
              {profile.firstName} {profile.lastName}
              <Text size="sm" c="dimmed">
                {t('profile.name_locked')}
              </Text>
            </>,
          ],
          [t('profile.number'), <CustomerNumber key="number" value={profile.customerNumber} />],
          [
            t('profile.email'),
            <>
              {profile.email}{' '}
              <Text span size="sm" c="dimmed">
                ({t(profile.emailVerified ? 'profile.confirmed' : 'profile.unconfirmed')})
              </Text>
            </>,
          ],
          [t('profile.status'), <KycBadge key="status" status={profile.kycStatus} />],
          [t('profile.since'), <Time key="since" at={profile.createdAt} />],
        ]}
      />
    </Panel>
  );
}

export function ProfilePage() {
  const t = useWords();
  const profile = useQuery(profileQuery);
  return (
    <Page title={t('profile.title')} width={40}>
      <Loaded query={profile} skeleton={<SkeletonRows rows={6} height={52} />}>
        {(versioned) => {
          const { user } = versioned.value;
          return (
            <Stack gap="xl">
              {user.kycStatus === 'NEEDS_INFO' && (
                <Alert color="yellow" title={t('profile.asked')}>
                  <Stack gap="xs">
                    <Text size="sm">{user.kycReason}</Text>
                    <Text size="sm">{t('profile.asked_help')}</Text>
                  </Stack>
                </Alert>
              )}
              <Account profile={user} />
              <Panel title={t('profile.details')}>
                <ProfileForm current={versioned} />
              </Panel>
            </Stack>
          );
        }}
      </Loaded>
    </Page>
  );
}

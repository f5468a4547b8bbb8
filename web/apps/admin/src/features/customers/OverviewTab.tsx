import type { components } from '@billspay/console-kit/api';
import { Time } from '@billspay/console-kit/ui';
import { Text } from '@mantine/core';
import { TextLink } from '../../shell/links';
import { type Fact, Facts, Section } from '../../table/Facts';
import { useWords } from '../../words';
import classes from './Customers.module.css';

type Account = components['schemas']['CustomerAccount'];

function useProfileFacts(profile: Account['profile']): readonly Fact[] {
  const t = useWords();
  const { addressLine1, addressLine2, city, state, postalCode } = profile;
  const told: readonly Fact[] = profile.kycReason
    ? [[t('customer.kyc_reason'), profile.kycReason]]
    : [];
  return [
    [t('customers.email'), profile.email],
    [
      t('customer.email_verified'),
      t(profile.emailVerified ? 'customer.verified' : 'customer.not_verified'),
    ],
    [t('customers.phone'), profile.phone],
    [
      t('customer.address'),
      [addressLine1, addressLine2, `${city}, ${state} ${postalCode}`].filter(Boolean).join(', '),
    ],
    ...told,
    [t('customers.enrolled'), <Time key="created" at={profile.createdAt} as="dateTime" />],
    [
      t('customer.last_sign_in'),
      profile.lastLoginAt && <Time key="login" at={profile.lastLoginAt} as="dateTime" />,
    ],
  ];
}

export function OverviewTab({ account }: { account: Account }) {
  const t = useWords();
  const facts = useProfileFacts(account.profile);
  return (
    <>
      <Section title={t('customer.profile')}>
        <Facts facts={facts} />
      </Section>
      <Section title={t('customer.assistance')}>
        {account.assignments.length === 0 ? (
          <Text c="dimmed" size="sm">
            {t('customer.no_assistance')}
          </Text>
        ) : (
          <ul className={classes.list}>
            {account.assignments.map(({ agent, assignedAt }) => (
              <li key={agent.id} className={classes.item}>
                <Text size="sm" className={classes.about}>
                  <TextLink to="/agents/$agentId" params={{ agentId: agent.id }}>
                    {agent.fullName}
                  </TextLink>
                </Text>
                <Text size="sm" c="dimmed">
                  <Time at={assignedAt} as="ago" />
                </Text>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

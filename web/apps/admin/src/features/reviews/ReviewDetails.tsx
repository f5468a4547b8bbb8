import { CustomerNumber, KycBadge, Time } from '@billspay/console-kit/ui';
import { Alert, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { TextLink } from '../../shell/links';
import { type Fact, Facts, Section } from '../../table/Facts';
import { useWords } from '../../words';
import classes from '../customers/Customers.module.css';
import { Identity } from './Identity';
import type { Review } from './queries';

function Duplicates({ review }: { review: Review }) {
  const t = useWords();
  if (review.duplicates.length === 0) return null;
  return (
    <Alert
      color="red"
      mb="lg"
      icon={<IconUsers aria-hidden />}
      title={t('reviews.duplicates', { count: review.duplicates.length })}
    >
      <Text size="sm" mb="xs">
        {t('reviews.duplicates_help')}
      </Text>
      <Stack gap="xs">
        {review.duplicates.map((other) => (
          <Group key={other.id} gap="sm">
            <TextLink to="/customers/$customerId" params={{ customerId: other.id }}>
              <CustomerNumber value={other.customerNumber} />
            </TextLink>
            <KycBadge status={other.kycStatus} />
          </Group>
        ))}
      </Stack>
    </Alert>
  );
}

function Decisions({ review }: { review: Review }) {
  const t = useWords();
  if (review.decisions.length === 0) return null;
  return (
    <Section title={t('reviews.earlier')}>
      <ul className={classes.list}>
        {review.decisions.map((decision) => (
          <li key={decision.id} className={classes.item}>
            <div className={classes.about}>
              <Text size="sm">{decision.reason ?? t('reviews.no_reason')}</Text>
              <Text size="sm" c="dimmed">
                {decision.decidedBy} · <Time at={decision.decidedAt} as="dateTime" />
              </Text>
            </div>
            <KycBadge status={decision.decision} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function useContactFacts({ customer, submittedAt }: Review): readonly Fact[] {
  const t = useWords();
  const { addressLine1, addressLine2, city, state, postalCode } = customer;
  return [
    [
      t('customers.email'),
      <Group key="email" gap="xs">
        {customer.email}
        <Badge
          variant="light"
          size="sm"
          tt="none"
          color={customer.emailVerified ? 'green' : 'yellow'}
        >
          {t(customer.emailVerified ? 'reviews.verified' : 'reviews.unverified')}
        </Badge>
      </Group>,
    ],
    [t('customers.phone'), customer.phone],
    [
      t('customer.address'),
      <>
        {addressLine1}
        <br />
        {addressLine2 && (
          <>
            {addressLine2}
            <br />
          </>
        )}
        {city}, {state} {postalCode}
      </>,
    ],
    [t('customers.number'), <CustomerNumber key="number" value={customer.customerNumber} />],
    [t('reviews.submitted'), <Time key="submitted" at={submittedAt} as="dateTime" />],
    [
      t('customer.last_sign_in'),
      customer.lastLoginAt && <Time key="login" at={customer.lastLoginAt} as="dateTime" />,
    ],
  ];
}

export function ReviewDetails({ review }: { review: Review }) {
  const t = useWords();
  const { customer } = review;
  const facts = useContactFacts(review);
  return (
    <>
      <Group gap="sm" mb="lg">
        <Title order={2}>
          {customer.firstName} {customer.lastName}
        </Title>
        <KycBadge status={customer.kycStatus} />
      </Group>
      <Duplicates review={review} />
      {customer.kycReason && (
        <Alert color="blue" mb="lg" title={t('reviews.asked')}>
          {customer.kycReason}
        </Alert>
      )}
      <Identity customer={customer} />
      <Section title={t('reviews.contact')}>
        <Facts facts={facts} />
      </Section>
      <Decisions review={review} />
      <Text size="sm" mt="lg">
        <TextLink to="/customers/$customerId" params={{ customerId: customer.id }}>
          {t('reviews.open_account')}
        </TextLink>
      </Text>
    </>
  );
}

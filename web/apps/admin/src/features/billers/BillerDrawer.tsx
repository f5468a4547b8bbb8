import {
  CategoryIcon,
  CategoryName,
  CustomerNumber,
  Loaded,
  SkeletonRows,
} from '@billspay/console-kit/ui';
import { Group, Text, Title } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { TextLink } from '../../shell/links';
import { Section } from '../../table/Facts';
import { RecordDrawer } from '../../table/RecordDrawer';
import { useWords } from '../../words';
import classes from '../customers/Customers.module.css';
import { nameOfSegment, type SharedBiller, useSharedBiller } from './queries';

const route = getRouteApi('/in/billers/$category/$name');

function Details({ biller }: { biller: SharedBiller }) {
  const t = useWords();
  return (
    <>
      <Group gap="md" wrap="nowrap" mb="xl">
        <CategoryIcon category={biller.category} />
        <div>
          <Title order={2}>{biller.name}</Title>
          <Text c="dimmed" size="sm">
            <CategoryName category={biller.category} />
          </Text>
        </div>
      </Group>
      <Section title={t('billers.linked')}>
        {biller.moreCustomers && (
          <Text size="sm" c="dimmed" mb="md">
            {t('billers.first_only', { count: biller.customers.length })}
          </Text>
        )}
        <ul className={classes.list}>
          {biller.customers.map((customer) => (
            <li key={customer.billerId} className={classes.item}>
              <Text size="sm" className={classes.about}>
                <TextLink
                  to="/customers/$customerId"
                  params={{ customerId: customer.id }}
                  search={{ tab: 'billers' }}
                >
                  {customer.firstName} {customer.lastName}
                </TextLink>
                <Text span size="sm" c="dimmed" display="block">
                  <CustomerNumber value={customer.customerNumber} />
                </Text>
              </Text>
              <Text size="sm" c="dimmed">
                {customer.accountId}
              </Text>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

export function BillerDrawer() {
  const t = useWords();
  const { category, name } = route.useParams();
  const navigate = route.useNavigate();
  const biller = useSharedBiller(category, nameOfSegment(name));
  const close = useCallback(() => void navigate({ to: '/billers', search: true }), [navigate]);
  return (
    <RecordDrawer title={t('biller.name')} onClose={close}>
      <Loaded query={biller} skeleton={<SkeletonRows rows={6} />}>
        {(found) => <Details biller={found} />}
      </Loaded>
    </RecordDrawer>
  );
}

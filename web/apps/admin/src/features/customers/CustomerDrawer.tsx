// A customer's account with a deep link for each of its tabs.
import { Loaded, SkeletonRows } from '@billspay/console-kit/ui';
import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import { RecordDrawer } from '../../table/RecordDrawer';
import { oneOf } from '../../table/search';
import { useWords } from '../../words';
import { ActivityTab } from './ActivityTab';
import { BillersTab } from './BillersTab';
import { CustomerActions } from './CustomerActions';
import { CustomerHeader } from './CustomerHeader';
import classes from './Customers.module.css';
import { MethodsTab } from './MethodsTab';
import { OverviewTab } from './OverviewTab';
import { useAccount } from './queries';
import { ReceiptsTab } from './ReceiptsTab';
import { tabs } from './tabs';

/** On phones the tabs scroll; the chosen one stays in sight. */
function TabList({ current }: { current: string }) {
  const t = useWords();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current
      ?.querySelector(`[data-tab="${current}"]`)
      ?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [current]);
  return (
    <Tabs.List mb="lg" className={classes.tabs} ref={list}>
      {tabs.map((one) => (
        <Tabs.Tab key={one} value={one} data-tab={one}>
          {t(`customer.tab.${one}`)}
        </Tabs.Tab>
      ))}
    </Tabs.List>
  );
}

const route = getRouteApi('/in/customers/$customerId');

export function CustomerDrawer() {
  const t = useWords();
  const { customerId } = route.useParams();
  const { tab = 'overview' } = route.useSearch();
  const navigate = route.useNavigate();
  const account = useAccount(customerId);
  const close = useCallback(
    () => void navigate({ to: '/customers', search: ({ tab: _, ...list }) => list }),
    [navigate],
  );
  const choose = (value: string | null) =>
    void navigate({
      to: '.',
      search: (before) => ({ ...before, tab: oneOf(value, tabs) }),
      replace: true,
    });
  return (
    <RecordDrawer title={t('customer.title')} size="lg" onClose={close}>
      <Loaded query={account} skeleton={<SkeletonRows rows={6} />}>
        {({ value }) => (
          <>
            <CustomerHeader profile={value.profile} actions={<CustomerActions account={value} />} />
            <Tabs value={tab} onChange={choose} keepMounted={false} mt="lg">
              <TabList current={tab} />
              <Tabs.Panel value="overview">
                <OverviewTab account={value} />
              </Tabs.Panel>
              <Tabs.Panel value="billers">
                <BillersTab account={value} />
              </Tabs.Panel>
              <Tabs.Panel value="methods">
                <MethodsTab methods={value.paymentMethods} />
              </Tabs.Panel>
              <Tabs.Panel value="receipts">
                <ReceiptsTab account={value} />
              </Tabs.Panel>
              <Tabs.Panel value="activity">
                <ActivityTab customerId={customerId} />
              </Tabs.Panel>
            </Tabs>
          </>
        )}
      </Loaded>
    </RecordDrawer>
  );
}

// What was removed and can be brought back.
import { Page } from '@billspay/console-kit/ui';
import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { oneOf } from '../../table/search';
import { useWords } from '../../words';
import { kinds } from './kinds';
import { RemovedAgents } from './RemovedAgents';
import { RemovedBillers } from './RemovedBillers';
import { RemovedCustomers } from './RemovedCustomers';

const route = getRouteApi('/in/trash');

export function TrashPage() {
  const t = useWords();
  const { kind = 'customers' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page title={t('trash.title')} lead={t('trash.lead')} width={60}>
      <Tabs
        value={kind}
        onChange={(value) =>
          void navigate({ search: { kind: oneOf(value, kinds) }, replace: true })
        }
        keepMounted={false}
      >
        <Tabs.List mb="lg">
          {kinds.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`nav.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="customers">
          <RemovedCustomers />
        </Tabs.Panel>
        <Tabs.Panel value="agents">
          <RemovedAgents />
        </Tabs.Panel>
        <Tabs.Panel value="billers">
          <RemovedBillers />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

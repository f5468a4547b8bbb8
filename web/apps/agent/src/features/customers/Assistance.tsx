// Who helped this customer last, and who did before.
import { useFormats } from '@billspay/console-kit/i18n';
import { Popover, Text, UnstyledButton } from '@mantine/core';
import { useWords } from '../../words';
import type { CustomerAccount } from './account';
import classes from './Header.module.css';

export function Assistance({ account }: { account: CustomerAccount }) {
  const t = useWords();
  const { ago, dateTime } = useFormats();
  const { lastAssistedBy, assignments } = account;
  if (!lastAssistedBy) {
    return (
      <Text size="sm" c="dimmed">
        {t('customer.never_assisted')}
      </Text>
    );
  }
  const said = t('customer.last_assisted', {
    name: lastAssistedBy.agent.fullName,
    ago: ago(lastAssistedBy.assignedAt),
  });
  if (assignments.length < 2) {
    return (
      <Text size="sm" c="dimmed" title={dateTime(lastAssistedBy.assignedAt)}>
        {said}
      </Text>
    );
  }
  return (
    <Popover position="bottom-end" width={320} trapFocus>
      <Popover.Target>
        <UnstyledButton className={classes.assisted}>{said}</UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('customer.assisted_by')}>
        <Text size="sm" fw={600} mb={4} tabIndex={-1} data-autofocus>
          {t('customer.assisted_by')}
        </Text>
        <ul className={classes.agents}>
          {assignments.map(({ agent, assignedAt }) => (
            <li key={agent.id}>
              <span>{agent.fullName}</span>
              <Text span size="sm" c="dimmed" title={dateTime(assignedAt)}>
                {ago(assignedAt)}
              </Text>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

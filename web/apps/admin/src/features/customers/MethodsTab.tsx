import type { components } from '@billspay/console-kit/api';
import { Empty, LastDigits, MethodIcon } from '@billspay/console-kit/ui';
import { Badge, Text } from '@mantine/core';
import { IconCreditCard } from '@tabler/icons-react';
import { useWords } from '../../words';
import classes from './Customers.module.css';

type Method = components['schemas']['PaymentMethod'];

function MethodLine({ method }: { method: Method }) {
  const t = useWords();
  const holder = method.cardholderName ?? method.ownerName;
  const expires =
    method.expMonth && method.expYear
      ? t('method.expires', {
          month: String(method.expMonth).padStart(2, '0'),
          year: String(method.expYear),
        })
      : undefined;
  const kind = method.accountType
    ? `${t(`kit.method.${method.type}`)}, ${t(`kit.account.${method.accountType}`)}`
    : t(`kit.method.${method.type}`);
  return (
    <li className={classes.item}>
      <span className={classes.methodIcon}>
        <MethodIcon type={method.type} />
      </span>
      <div className={classes.about}>
        <Text size="sm" fw={550}>
          {method.nickname ?? method.brand ?? method.provider} <LastDigits last4={method.last4} />
        </Text>
        <Text size="sm" c="dimmed">
          {[kind, holder, expires].filter(Boolean).join(' · ')}
        </Text>
      </div>
      {method.isDefault && (
        <Badge variant="light" tt="none">
          {t('method.default')}
        </Badge>
      )}
    </li>
  );
}

/** Masked, and only to look at: agents and customers keep them. */
export function MethodsTab({ methods }: { methods: readonly Method[] }) {
  const t = useWords();
  if (methods.length === 0) {
    return (
      <Empty icon={<IconCreditCard size={22} />} title={t('method.empty')}>
        {t('method.empty_help')}
      </Empty>
    );
  }
  return (
    <ul className={classes.list}>
      {methods.map((method) => (
        <MethodLine key={method.id} method={method} />
      ))}
    </ul>
  );
}

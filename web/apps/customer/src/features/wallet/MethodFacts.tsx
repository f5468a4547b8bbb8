import { useKitWords } from '@billspay/console-kit/i18n';
import { Text } from '@mantine/core';
import list from '../../parts/list.module.css';
import type { PaymentMethod } from '../../parts/queries';
import { useWords } from '../../words';
import { expiryText, hasExpired } from './expiry';

export function MethodFacts({ method }: { method: PaymentMethod }) {
  const t = useWords();
  const kit = useKitWords();
  const { type, brand, provider, nickname, accountType, routingNumber, expMonth, expYear } = method;
  const expired = expMonth && expYear ? hasExpired({ expMonth, expYear }) : false;
  const shown = nickname === null ? undefined : brand;
  return (
    <div className={list.sub}>
      <span>
        {accountType ? kit(`kit.account.${accountType}`) : kit(`kit.method.${type}`)}
        {shown && ` · ${shown}`}
        {provider !== brand && ` · ${provider}`}
      </span>
      {routingNumber && (
        <span>{t('wallet.routing', { number: routingNumber.replace(/^\*+/, '•••••') })}</span>
      )}
      {expMonth && (
        <Text span inherit {...(expired && { c: 'var(--mantine-color-error)' })}>
          {t(expired ? 'wallet.expired' : 'wallet.expires', { date: expiryText(method) })}
        </Text>
      )}
    </div>
  );
}

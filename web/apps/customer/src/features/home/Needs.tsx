import { Skeleton, Text } from '@mantine/core';
import { IconCircleCheck, IconCreditCard, IconMail } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { TextLink } from '../../parts/links';
import { Panel } from '../../parts/Panel';
import { type PaymentMethod, type Profile, walletQuery } from '../../parts/queries';
import { useWords } from '../../words';
import { ResendMail } from '../email/ResendMail';
import { useMethodName } from '../wallet/names';
import { type Expiry, expiryOf } from './expiry';
import classes from './Home.module.css';

interface NeedProps {
  icon: ReactNode;
  title: string;
  text: string;
  action: ReactNode;
}

function Need({ icon, title, text, action }: NeedProps) {
  return (
    <li className={classes.need}>
      {icon}
      <Text fw={550}>{title}</Text>
      <Text size="sm" c="dimmed">
        {text}
      </Text>
      <Text size="sm" component="div">
        {action}
      </Text>
    </li>
  );
}

function ExpiryNeed({ method, expiry }: { method: PaymentMethod; expiry: Expiry }) {
  const t = useWords();
  const nameOf = useMethodName();
  const date = `${String(method.expMonth).padStart(2, '0')}/${method.expYear}`;
  return (
    <Need
      icon={<IconCreditCard size={20} stroke={1.75} aria-hidden />}
      title={t(`home.need.${expiry}`, { name: nameOf(method) })}
      text={t('home.need.expiring_text', { date })}
      action={<TextLink to="/wallet">{t('home.need.wallet_action')}</TextLink>}
    />
  );
}

/** What only the customer can do. What the review needs is told with the enrolment. */
export function Needs({ profile }: { profile: Profile }) {
  const t = useWords();
  const approved = profile.kycStatus === 'APPROVED';
  const wallet = useQuery({ ...walletQuery, enabled: approved });
  const ending = (wallet.data ?? []).flatMap((method) => {
    const expiry = expiryOf(method);
    return expiry ? [{ method, expiry }] : [];
  });
  const noMethod = wallet.data?.length === 0;
  const waiting = approved && wallet.isPending;
  if (!approved && profile.emailVerified) return null;
  const nothing = profile.emailVerified && !noMethod && ending.length === 0;
  return (
    <Panel title={t('home.needs')}>
      <div className={classes.card}>
        {waiting ? (
          <Skeleton height={24} my={2} />
        ) : nothing ? (
          <Text c="dimmed" className={classes.nothing}>
            <IconCircleCheck size={20} stroke={1.75} aria-hidden /> {t('home.nothing_needed')}
          </Text>
        ) : (
          <ul className={classes.needs}>
            {!profile.emailVerified && (
              <Need
                icon={<IconMail size={20} stroke={1.75} aria-hidden />}
                title={t('home.need.email')}
                text={t('home.need.email_text', { email: profile.email })}
                action={<ResendMail />}
              />
            )}
            {noMethod && (
              <Need
                icon={<IconCreditCard size={20} stroke={1.75} aria-hidden />}
                title={t('home.need.method')}
                text={t('home.need.method_text')}
                action={<TextLink to="/wallet">{t('home.need.method_action')}</TextLink>}
              />
            )}
            {ending.map(({ method, expiry }) => (
              <ExpiryNeed key={method.id} method={method} expiry={expiry} />
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}

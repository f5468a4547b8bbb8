// How the values of bill paying look, the same in all consoles.
import { Badge, Text } from '@mantine/core';
import {
  IconBolt,
  IconBuildingBank,
  IconCreditCard,
  IconDeviceMobile,
  IconDeviceTv,
  IconDots,
  IconHome,
  IconShieldHalf,
  IconWifi,
} from '@tabler/icons-react';
import type { components } from '../api';
import { useFormats, useKitWords } from '../i18n';
import classes from './values.module.css';

type Schemas = components['schemas'];
export type KycStatus = Schemas['Customer']['kycStatus'];
export type Category = Schemas['Biller']['category'];
export type MethodType = Schemas['PaymentMethod']['type'];

const kycColors: Record<KycStatus, string> = {
  PENDING: 'blue',
  APPROVED: 'green',
  REJECTED: 'red',
  NEEDS_INFO: 'yellow',
};

export function KycBadge({ status }: { status: KycStatus }) {
  const t = useKitWords();
  return (
    <Badge variant="light" color={kycColors[status]} tt="none" className={classes.badge}>
      {t(`kit.kyc.${status}`)}
    </Badge>
  );
}

export function Money({ amount, struck = false }: { amount: string; struck?: boolean }) {
  const { money } = useFormats();
  return (
    <span className={classes.number} {...(struck && { 'data-struck': true })}>
      {struck ? <s>{money(amount)}</s> : money(amount)}
    </span>
  );
}

export interface TimeProps {
  at: string;
  as?: 'day' | 'utcDay' | 'dateTime' | 'ago';
}

/** `ago` says how long since; the exact time is in the title. Days of payments are `utcDay`. */
export function Time({ at, as = 'day' }: TimeProps) {
  const shown = useFormats();
  const exact = as === 'utcDay' ? {} : { title: shown.dateTime(at) };
  return (
    <time dateTime={at} {...exact} className={classes.number}>
      {shown[as](at)}
    </time>
  );
}

/** 1234-5678-9012; groups for reading aloud. */
export function CustomerNumber({ value }: { value: string }) {
  const groups = value.replace(/^(\d{4})(\d{4})(\d{4})$/, '$1-$2-$3');
  return <span className={classes.number}>{groups}</span>;
}

export function LastDigits({ last4 }: { last4: string }) {
  return (
    <span className={classes.number}>
      <span aria-hidden>•••• </span>
      {last4}
    </span>
  );
}

const categoryIcons = {
  INTERNET: IconWifi,
  TV: IconDeviceTv,
  ELECTRIC: IconBolt,
  MOBILE: IconDeviceMobile,
  HOME: IconHome,
  INSURANCE: IconShieldHalf,
  OTHER: IconDots,
} satisfies Record<Category, unknown>;

export const categories = Object.keys(categoryIcons) as Category[];

export function CategoryIcon({ category, size = 20 }: { category: Category; size?: number }) {
  const Icon = categoryIcons[category];
  return (
    <span className={classes.category} data-category={category} aria-hidden>
      <Icon size={size} stroke={1.75} />
    </span>
  );
}

export function CategoryName({ category }: { category: Category }) {
  const t = useKitWords();
  return (
    <Text span inherit>
      {t(`kit.category.${category}`)}
    </Text>
  );
}

export function MethodIcon({ type }: { type: MethodType }) {
  const Icon = type === 'BANK_ACCOUNT' ? IconBuildingBank : IconCreditCard;
  return <Icon size={22} stroke={1.75} aria-hidden />;
}

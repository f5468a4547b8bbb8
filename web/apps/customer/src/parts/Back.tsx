import { IconArrowLeft } from '@tabler/icons-react';
import type { ReceiptSearch } from '../features/receipts/search';
import classes from './Back.module.css';
import { TextLink } from './links';

export interface BackProps {
  to: '/receipts' | '/billers';
  search?: ReceiptSearch;
  children: string;
}

export function Back({ to, search = {}, children }: BackProps) {
  return (
    <TextLink to={to} search={search} size="sm" className={classes.back}>
      <IconArrowLeft size={16} aria-hidden /> {children}
    </TextLink>
  );
}

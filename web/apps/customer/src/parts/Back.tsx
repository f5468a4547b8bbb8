import { IconArrowLeft } from '@tabler/icons-react';
import classes from './Back.module.css';
import { TextLink } from './links';

export function Back({ to, children }: { to: '/receipts' | '/billers'; children: string }) {
  return (
    <TextLink to={to} size="sm" className={classes.back}>
      <IconArrowLeft size={16} aria-hidden /> {children}
    </TextLink>
  );
}

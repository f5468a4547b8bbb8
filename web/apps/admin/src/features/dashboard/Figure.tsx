import { IconArrowRight } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './Dashboard.module.css';

export interface FigureProps {
  value: ReactNode;
  label: string;
  /** The list behind it. */
  link: LinkProps;
  action: string;
  children: ReactNode;
}

export function Figure({ value, label, link, action, children }: FigureProps) {
  return (
    <div className={classes.figure}>
      <div className={classes.label}>{label}</div>
      <div className={classes.value}>{value}</div>
      <div className={classes.about}>{children}</div>
      <Link {...link} className={classes.link} aria-label={`${action}: ${label}`}>
        {action}
        <IconArrowRight size={16} aria-hidden />
      </Link>
    </div>
  );
}

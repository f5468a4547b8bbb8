import { IconArrowRight } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './Dashboard.module.css';

export interface FigureProps {
  value: ReactNode;
  label: string;
  /** The list behind it, where there is one. */
  link?: LinkProps;
  action?: string;
  /** Something is wrong, as the text says. */
  alarming?: boolean;
  children: ReactNode;
}

export function Figure({ value, label, link, action, alarming, children }: FigureProps) {
  return (
    <div className={classes.figure} data-alarming={alarming || undefined}>
      <div className={classes.label}>{label}</div>
      <div className={classes.value}>{value}</div>
      <div className={classes.about}>{children}</div>
      {link && (
        <Link {...link} className={classes.link} aria-label={`${action}: ${label}`}>
          {action}
          <IconArrowRight size={16} aria-hidden />
        </Link>
      )}
    </div>
  );
}

import { useKitWords } from '@billspay/console-kit/i18n';
import { LastDigits, MethodIcon } from '@billspay/console-kit/ui';
import { Badge } from '@mantine/core';
import { IconPencil, IconStar, IconTrash } from '@tabler/icons-react';
import { useWords } from '../../words';
import { useDesk } from '../customers/DeskContext';
import classes from '../panes/Pane.module.css';
import { Row, type RowAction } from '../panes/Row';
import type { PaymentMethod } from './api';
import { isOver, showExpiry } from './expiry';
import { isBank } from './values';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

export interface MethodRowProps {
  method: PaymentMethod;
  onRemove: () => void;
  onMakeDefault: () => void;
}

function useTerms(method: PaymentMethod): { text: string; over: boolean } {
  const t = useWords();
  const kit = useKitWords();
  const { expMonth: month, expYear: year, accountType, routingNumber } = method;
  if (isBank(method)) {
    const kind = accountType ? kit(`kit.account.${accountType}`) : '';
    const routing = t('methods.routing_masked', { last4: (routingNumber ?? '').slice(-4) });
    return { text: `${kind} · ${routing}`, over: false };
  }
  const over = month !== null && year !== null && isOver({ month, year });
  const expiry = showExpiry(month, year);
  return { text: t(over ? 'methods.expired' : 'methods.expires', { expiry }), over };
}

export function MethodRow({ method, onRemove, onMakeDefault }: MethodRowProps) {
  const t = useWords();
  const kit = useKitWords();
  const { panes } = useDesk();
  const terms = useTerms(method);
  const { id, last4, brand, nickname, provider, isDefault, type } = method;
  const edit = () => panes.open('methods', { kind: 'edit', id });
  const actions: RowAction[] = [
    {
      label: t('methods.edit', { last4 }),
      shown: 'E',
      icon: <IconPencil {...icon} />,
      run: edit,
    },
    {
      label: t('methods.remove_named', { last4 }),
      shown: t('keys.delete'),
      icon: <IconTrash {...icon} />,
      run: onRemove,
      danger: true,
    },
  ];
  if (!isDefault) {
    actions.unshift({
      label: t('methods.default_named', { last4 }),
      shown: 'D',
      icon: <IconStar {...icon} />,
      run: onMakeDefault,
    });
  }
  return (
    <Row
      id={id}
      onOpen={edit}
      keys={{ e: edit, Delete: onRemove, d: isDefault ? undefined : onMakeDefault }}
      actions={actions}
    >
      <span className={classes.icon} aria-hidden>
        <MethodIcon type={type} />
      </span>
      <span className={classes.main}>
        <span className={classes.first}>
          {brand ?? provider} <LastDigits last4={last4} />
          {isDefault && (
            <Badge variant="light" size="xs" tt="none" ml={8}>
              {t('methods.default')}
            </Badge>
          )}
        </span>
        <span className={classes.second}>
          {[nickname, kit(`kit.method.${type}`)].filter(Boolean).join(' · ')}
        </span>
        <span className={classes.second} data-over={terms.over || undefined}>
          {terms.text}
        </span>
      </span>
    </Row>
  );
}

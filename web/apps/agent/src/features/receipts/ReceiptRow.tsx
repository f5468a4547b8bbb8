import { useKitWords } from '@billspay/console-kit/i18n';
import { Money, Time } from '@billspay/console-kit/ui';
import { Badge } from '@mantine/core';
import { IconBan, IconRefresh } from '@tabler/icons-react';
import { useWords } from '../../words';
import { useDesk } from '../customers/DeskContext';
import classes from '../panes/Pane.module.css';
import { Row, type RowAction } from '../panes/Row';
import type { Receipt } from './api';
import { ReceiptDetail } from './ReceiptDetail';
import { seedOf } from './seed';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

export interface ReceiptRowProps {
  receipt: Receipt;
  /** Another receipt has taken its place. */
  replaced: boolean;
  expanded: boolean;
  onToggle: () => void;
  onVoid: () => void;
}

export function ReceiptRow({ receipt, replaced, expanded, onToggle, onVoid }: ReceiptRowProps) {
  const t = useWords();
  const kit = useKitWords();
  const { panes } = useDesk();
  const { id, amount, paidOn, confirmation, status, biller } = receipt;
  const posted = status === 'POSTED';
  const again = () => panes.open('receipts', { kind: 'add', seed: seedOf(receipt) });
  const actions: RowAction[] = [];
  if (posted) {
    actions.push({
      label: t('receipts.void_named', { confirmation }),
      shown: 'V',
      icon: <IconBan {...icon} />,
      run: onVoid,
      danger: true,
    });
  } else if (!replaced) {
    actions.push({
      label: t('receipts.again_named', { confirmation }),
      shown: 'E',
      icon: <IconRefresh {...icon} />,
      run: again,
    });
  }
  return (
    <Row
      id={id}
      onOpen={onToggle}
      expanded={expanded}
      keys={{
        v: posted ? onVoid : undefined,
        Delete: posted ? onVoid : undefined,
        e: posted || replaced ? undefined : again,
      }}
      actions={actions}
      detail={
        <ReceiptDetail receipt={receipt} replaced={replaced} onVoid={onVoid} onAgain={again} />
      }
    >
      <span className={classes.main}>
        <span className={classes.first}>{biller.name}</span>
        <span className={classes.second}>
          <Time at={paidOn} as="utcDay" /> · {confirmation}
        </span>
      </span>
      <span className={classes.end}>
        <Money amount={amount} struck={!posted} />
        {!posted && (
          <span className={classes.second}>
            <Badge variant="light" color="gray" size="xs" tt="none">
              {kit('kit.receipt.VOIDED')}
            </Badge>
          </span>
        )}
      </span>
    </Row>
  );
}

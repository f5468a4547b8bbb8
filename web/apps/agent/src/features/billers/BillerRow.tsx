import { useKitWords } from '@billspay/console-kit/i18n';
import { CategoryIcon, Money, Time } from '@billspay/console-kit/ui';
import { IconPencil, IconReceipt, IconTrash } from '@tabler/icons-react';
import { useWords } from '../../words';
import { useDesk } from '../customers/DeskContext';
import classes from '../panes/Pane.module.css';
import { Row } from '../panes/Row';
import type { Biller } from './api';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

export function BillerRow({ biller, onRemove }: { biller: Biller; onRemove: () => void }) {
  const t = useWords();
  const kit = useKitWords();
  const { panes } = useDesk();
  const { id, name, category, accountId, contactInfo } = biller;
  const last = biller.receipts[0];
  const edit = () => panes.open('billers', { kind: 'edit', id });
  const pay = () => panes.open('receipts', { kind: 'add', seed: { billerId: id } });
  return (
    <Row
      id={id}
      onOpen={edit}
      keys={{ e: edit, Delete: onRemove }}
      actions={[
        {
          label: t('billers.pay_named', { name }),
          shown: 'R',
          icon: <IconReceipt {...icon} />,
          run: pay,
        },
        {
          label: t('billers.edit', { name }),
          shown: 'E',
          icon: <IconPencil {...icon} />,
          run: edit,
        },
        {
          label: t('billers.remove_named', { name }),
          shown: t('keys.delete'),
          icon: <IconTrash {...icon} />,
          run: onRemove,
          danger: true,
        },
      ]}
    >
      <CategoryIcon category={category} size={18} />
      <span className={classes.main}>
        <span className={classes.first}>{name}</span>
        <span className={classes.second}>
          {kit(`kit.category.${category}`)} · {accountId}
        </span>
        {contactInfo && <span className={classes.second}>{contactInfo}</span>}
      </span>
      {last && (
        <span className={classes.end}>
          <Money amount={last.amount} />
          <span className={classes.second}>
            <Time at={last.paidOn} as="utcDay" />
          </span>
        </span>
      )}
    </Row>
  );
}

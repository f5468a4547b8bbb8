import { useFormats } from '@billspay/console-kit/i18n';
import { Anchor, Button } from '@mantine/core';
import { useWords } from '../../words';
import { CopyButton } from '../customers/CopyButton';
import type { Receipt } from './api';
import classes from './ReceiptDetail.module.css';

export interface ReceiptDetailProps {
  receipt: Receipt;
  replaced: boolean;
  onVoid: () => void;
  onAgain: () => void;
}

export function ReceiptDetail({ receipt, replaced, onVoid, onAgain }: ReceiptDetailProps) {
  const t = useWords();
  const { dateTime, utcDay } = useFormats();
  const posted = receipt.status === 'POSTED';
  return (
    <div className={classes.detail}>
      <dl className={classes.facts}>
        <dt>{t('receipts.paid_on')}</dt>
        <dd>{utcDay(receipt.paidOn)}</dd>
        <dt>{t('receipts.confirmation')}</dt>
        <dd className={classes.number}>
          {receipt.confirmation}
          <CopyButton value={receipt.confirmation} label={t('receipts.copy_confirmation')} />
        </dd>
        {receipt.notes && (
          <>
            <dt>{t('receipts.notes')}</dt>
            <dd className={classes.lines}>{receipt.notes}</dd>
          </>
        )}
        {receipt.downloadUrl && (
          <>
            <dt>{t('receipts.document')}</dt>
            <dd>
              <Anchor href={receipt.downloadUrl} target="_blank" rel="noreferrer noopener" inherit>
                {t('receipts.document_open')}
              </Anchor>
            </dd>
          </>
        )}
        {receipt.voidedAt && (
          <>
            <dt>{t('receipts.voided')}</dt>
            <dd>
              {dateTime(receipt.voidedAt)}
              {receipt.voidReason && ` · ${receipt.voidReason}`}
            </dd>
          </>
        )}
        {replaced && (
          <>
            <dt>{t('receipts.replaced')}</dt>
            <dd>{t('receipts.replaced_body')}</dd>
          </>
        )}
        {receipt.replacesId && (
          <>
            <dt>{t('receipts.replaces')}</dt>
            <dd>{t('receipts.replaces_body')}</dd>
          </>
        )}
      </dl>
      {posted && (
        <Button size="compact-sm" variant="default" onClick={onVoid}>
          {t('receipts.void_button')}
        </Button>
      )}
      {!posted && !replaced && (
        <Button size="compact-sm" variant="default" onClick={onAgain}>
          {t('receipts.again_button')}
        </Button>
      )}
    </div>
  );
}

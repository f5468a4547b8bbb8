import { paymentDayOf } from '@billspay/console-kit/i18n';
import type { ReceiptSeed } from '../panes/usePaneForms';
import type { Receipt } from './api';

/** A voided receipt, to be entered again with what was wrong put right. */
export function seedOf(receipt: Receipt): ReceiptSeed {
  return {
    billerId: receipt.biller.id,
    amount: receipt.amount,
    paidOn: paymentDayOf(receipt.paidOn),
    confirmation: receipt.confirmation,
    notes: receipt.notes ?? '',
    replacesId: receipt.id,
  };
}

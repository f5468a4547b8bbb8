import type { components } from '@billspay/console-kit/api';
import { useFormats } from '@billspay/console-kit/i18n';
import { announce, ReasonDialog } from '@billspay/console-kit/ui';
import { useWords } from '../../words';
import { voidReceipt } from './queries';

export interface VoidDialogProps {
  customerId: string;
  receipt: Pick<components['schemas']['Receipt'], 'id' | 'amount' | 'confirmation'> | undefined;
  onClose: () => void;
  onVoided: () => Promise<unknown>;
}

export function VoidDialog({ customerId, receipt, onClose, onVoided }: VoidDialogProps) {
  const t = useWords();
  const { money } = useFormats();
  return (
    <ReasonDialog
      opened={receipt !== undefined}
      onClose={onClose}
      title={t('receipt.void_title')}
      action={t('receipt.void')}
      danger
      reason="required"
      onConfirm={async (reason) => {
        if (!receipt) return;
        await voidReceipt(customerId, receipt.id, reason);
        await onVoided();
        announce(t('receipt.voided'));
      }}
    >
      {receipt &&
        t('receipt.void_body', {
          confirmation: receipt.confirmation,
          amount: money(receipt.amount),
        })}
    </ReasonDialog>
  );
}

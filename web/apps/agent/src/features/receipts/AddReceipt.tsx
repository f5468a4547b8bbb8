// A payment that was made. Amounts are never edited afterwards, so that what looks like a mistake is
// asked about before it is posted.
import { asProblem, idempotencyKeys, type ProblemError } from '@billspay/console-kit/api';
import { paymentMomentOf, today, useFormats } from '@billspay/console-kit/i18n';
import { announce, useSubmission } from '@billspay/console-kit/ui';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useWords } from '../../words';
import { useDesk } from '../customers/DeskContext';
import { InlineForm } from '../panes/InlineForm';
import type { ReceiptSeed } from '../panes/usePaneForms';
import { readAmount } from './amount';
import { type Receipt, useReceipts } from './api';
import { DuplicateNotice } from './DuplicateNotice';
import { sameConfirmation, similarTo } from './duplicates';
import { ReceiptFields, type ReceiptValues } from './ReceiptFields';

export interface AddReceiptProps {
  seed: ReceiptSeed;
  /** Those in sight, to warn of doubles before the server does. */
  receipts: readonly Receipt[];
  turn: number;
}

export function AddReceipt({ seed, receipts, turn }: AddReceiptProps) {
  const t = useWords();
  const { money } = useFormats();
  const { account, panes } = useDesk();
  const api = useReceipts();
  const [keyOf] = useState(idempotencyKeys);
  // One clock for the whole form: pressing again sends the same.
  const [opened] = useState(() => new Date());
  // What looks like a double: a receipt in sight, or the server's word for one that is not.
  const [double, setDouble] = useState<Receipt | ProblemError>();
  // A receipt that is replaced may be of a day that has begun in UTC only.
  const lastDay = () => {
    const now = today();
    return seed.paidOn && seed.paidOn > now ? seed.paidOn : now;
  };
  const candidate = ({ billerId, amount, paidOn, confirmation }: ReceiptValues) => ({
    billerId,
    amount: readAmount(amount),
    paidOn: paidOn ? paymentMomentOf(paidOn, opened) : '',
    confirmation,
  });
  const form = useForm<ReceiptValues>({
    mode: 'uncontrolled',
    initialValues: {
      billerId: seed.billerId ?? '',
      amount: seed.amount ?? '',
      paidOn: seed.paidOn ?? today(),
      confirmation: seed.confirmation ?? '',
      notes: seed.notes ?? '',
    },
    validate: {
      billerId: (value) => (value ? null : t('receipts.biller_missing')),
      amount: (value) => (readAmount(value) ? null : t('receipts.amount_wrong')),
      paidOn: (value) => {
        if (!value) return t('receipts.date_missing');
        return value > lastDay() ? t('receipts.date_future') : null;
      },
      confirmation: (value, values) => {
        if (value.trim() && !/[a-z0-9]/i.test(value)) return t('receipts.confirmation_wrong');
        return sameConfirmation(receipts, candidate(values))
          ? t('receipts.confirmation_taken')
          : null;
      },
    },
    onValuesChange: () => {
      setDouble(undefined);
      panes.setDirty('receipts', form.isDirty());
    },
  });

  const post = async (values: ReceiptValues, confirmDuplicate: boolean) => {
    const { billerId, amount = '', paidOn } = candidate(values);
    const similar = similarTo(receipts, candidate(values));
    if (similar && !confirmDuplicate) return setDouble(similar);
    const body = {
      billerId,
      amount,
      paidOn,
      ...(values.confirmation.trim() && { confirmation: values.confirmation.trim() }),
      ...(values.notes.trim() && { notes: values.notes.trim() }),
      ...(seed.replacesId && { replacesId: seed.replacesId }),
      ...(confirmDuplicate && { confirmDuplicate }),
    };
    try {
      const posted = await api.post(body, keyOf(body));
      announce(
        t('receipts.posted', {
          amount: money(posted.amount),
          name: posted.biller.name,
          confirmation: posted.confirmation,
        }),
      );
      panes.close('receipts', posted.id);
    } catch (error) {
      const problem = asProblem(error);
      if (!problem.is('receipt-looks-duplicate')) throw problem;
      setDouble(problem);
    }
  };
  const submission = useSubmission(form, (values) => post(values, false));
  const confirmed = useSubmission(form, (values) => post(values, true));

  return (
    <InlineForm
      title={t(seed.replacesId ? 'receipts.replace' : 'receipts.new')}
      action={t('receipts.save')}
      submission={confirmed.problem ? confirmed : submission}
      turn={turn}
      onClose={() => panes.close('receipts', seed.replacesId)}
      hideAction={double !== undefined}
      notice={
        double && (
          <DuplicateNotice
            double={double}
            busy={confirmed.busy}
            onPost={() => confirmed.onSubmit()}
            onBack={() => {
              setDouble(undefined);
              form.getInputNode('amount')?.focus();
            }}
          />
        )
      }
    >
      <ReceiptFields
        form={form}
        billers={account.billers}
        amountFirst={Boolean(seed.billerId)}
        lastDay={lastDay()}
      />
    </InlineForm>
  );
}

import { idempotencyKeys } from '@billspay/console-kit/api';
import { announce, useSubmission } from '@billspay/console-kit/ui';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useWords } from '../../words';
import { useDesk } from '../customers/DeskContext';
import { InlineForm } from '../panes/InlineForm';
import { useBillers } from './api';
import { BillerFields, type BillerValues, noBiller, useBillerRules } from './BillerFields';

export function AddBiller({ turn }: { turn: number }) {
  const t = useWords();
  const { panes } = useDesk();
  const billers = useBillers();
  const [keyOf] = useState(idempotencyKeys);
  const form = useForm<BillerValues>({
    mode: 'uncontrolled',
    initialValues: noBiller,
    validate: useBillerRules(),
    onValuesChange: () => panes.setDirty('billers', form.isDirty()),
  });
  const submission = useSubmission(form, async ({ contactInfo, ...values }) => {
    const body = { ...values, ...(contactInfo.trim() && { contactInfo: contactInfo.trim() }) };
    const added = await billers.add(body, keyOf(body));
    announce(t('billers.added', { name: added.name }));
    panes.close('billers', added.id);
  });
  return (
    <InlineForm
      title={t('billers.new')}
      action={t('billers.save')}
      submission={submission}
      turn={turn}
      onClose={() => panes.close('billers')}
    >
      <BillerFields form={form} />
    </InlineForm>
  );
}

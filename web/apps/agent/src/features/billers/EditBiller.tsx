import { useKitWords } from '@billspay/console-kit/i18n';
import { announce, type Category, useSubmission } from '@billspay/console-kit/ui';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useWords } from '../../words';
import { ConflictDialog } from '../conflicts/ConflictDialog';
import { useVersionedEdit } from '../conflicts/useVersionedEdit';
import { useDesk } from '../customers/DeskContext';
import { InlineForm } from '../panes/InlineForm';
import { type Biller, useBillers } from './api';
import { BillerFields, type BillerValues, useBillerRules } from './BillerFields';

function valuesOf({ name, category, accountId, contactInfo }: Biller): BillerValues {
  return { name, category, accountId, contactInfo: contactInfo ?? '' };
}

export function EditBiller({ biller, turn }: { biller: Biller; turn: number }) {
  const t = useWords();
  const kit = useKitWords();
  const { panes } = useDesk();
  const billers = useBillers();
  // What others change meanwhile does not change what is being typed.
  const [item] = useState(biller);
  const form = useForm<BillerValues>({
    mode: 'uncontrolled',
    initialValues: valuesOf(item),
    validate: useBillerRules(),
    onValuesChange: () => panes.setDirty('billers', form.isDirty()),
  });
  const edit = useVersionedEdit<Biller, BillerValues>({
    item,
    valuesOf,
    read: () => billers.read(item.id),
    send: ({ contactInfo, ...changes }, etag) => {
      const contact = contactInfo === undefined ? {} : { contactInfo: contactInfo.trim() || null };
      return billers.change(item.id, { ...changes, ...contact }, etag);
    },
    onSaved: (saved) => {
      billers.show(saved);
      announce(t('billers.changed', { name: saved.name }));
      panes.close('billers', saved.id);
    },
  });
  const submission = useSubmission(form, edit.save);
  const labels: Record<keyof BillerValues, string> = {
    name: t('billers.name'),
    category: t('billers.category'),
    accountId: t('billers.account'),
    contactInfo: t('billers.contact'),
  };
  return (
    <>
      <InlineForm
        title={t('billers.edit', { name: item.name })}
        action={t('form.save')}
        submission={submission}
        turn={turn}
        onClose={() => panes.close('billers', item.id)}
      >
        <BillerFields form={form} />
      </InlineForm>
      {edit.conflict && (
        <ConflictDialog
          key={JSON.stringify(edit.conflict.theirs)}
          conflict={edit.conflict}
          labelOf={(field) => labels[field]}
          shown={(field, value) =>
            field === 'category' ? kit(`kit.category.${value as Category}`) : value
          }
          onResolve={edit.resolve}
          onClose={edit.dismiss}
        />
      )}
    </>
  );
}

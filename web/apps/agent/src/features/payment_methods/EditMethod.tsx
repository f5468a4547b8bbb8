import { useKitWords } from '@billspay/console-kit/i18n';
import { announce, useSubmission } from '@billspay/console-kit/ui';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useWords } from '../../words';
import { ConflictDialog } from '../conflicts/ConflictDialog';
import { useVersionedEdit } from '../conflicts/useVersionedEdit';
import { useDesk } from '../customers/DeskContext';
import { InlineForm } from '../panes/InlineForm';
import { type PaymentMethod, usePaymentMethods } from './api';
import { AddressFields, NameFields, TermFields } from './DetailFields';
import { useEditRules } from './useMethodRules';
import {
  type AccountType,
  changesBody,
  type DetailValues,
  detailsOf,
  fieldOf,
  isBank,
} from './values';

export function EditMethod({ method, turn }: { method: PaymentMethod; turn: number }) {
  const t = useWords();
  const kit = useKitWords();
  const { panes } = useDesk();
  const methods = usePaymentMethods();
  const [item] = useState(method);
  const bank = isBank(item);
  const initialValues = detailsOf(item);
  const form = useForm<DetailValues>({
    mode: 'uncontrolled',
    initialValues,
    validate: useEditRules(bank, initialValues),
    onValuesChange: () => panes.setDirty('methods', form.isDirty()),
  });
  const edit = useVersionedEdit<PaymentMethod, DetailValues>({
    item,
    valuesOf: detailsOf,
    read: () => methods.read(item.id),
    send: (changes, etag, values) =>
      methods.change(item.id, changesBody(item, changes, values), etag),
    onSaved: (saved) => {
      methods.show(saved);
      announce(t('methods.changed', { last4: saved.last4 }));
      panes.close('methods', saved.id);
    },
  });
  const submission = useSubmission(form, edit.save, { fieldOf });
  const labels: Record<keyof DetailValues, string> = {
    nickname: t('methods.nickname'),
    provider: t(bank ? 'methods.bank' : 'methods.issuer'),
    holder: t(bank ? 'methods.owner' : 'methods.holder'),
    expiry: t('methods.expiry'),
    accountType: t('methods.account_type'),
    line1: t('methods.line1'),
    line2: t('methods.line2'),
    city: t('methods.city'),
    state: t('methods.state'),
    postalCode: t('methods.postal'),
  };
  return (
    <>
      <InlineForm
        title={t('methods.edit', { last4: item.last4 })}
        action={t('form.save')}
        submission={submission}
        turn={turn}
        onClose={() => panes.close('methods', item.id)}
      >
        <NameFields form={form} bank={bank} saved />
        <TermFields form={form} bank={bank} />
        <AddressFields form={form} />
      </InlineForm>
      {edit.conflict && (
        <ConflictDialog
          key={JSON.stringify(edit.conflict.theirs)}
          conflict={edit.conflict}
          labelOf={(field) => labels[field]}
          shown={(field, value) =>
            field === 'accountType' ? kit(`kit.account.${value as AccountType}`) : value
          }
          onResolve={edit.resolve}
          onClose={edit.dismiss}
        />
      )}
    </>
  );
}

import { Radio, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { AddressFields } from '../../parts/AddressFields';
import { type Profile, profileQuery } from '../../parts/queries';
import { useWords } from '../../words';

const paths = {
  line1: 'billingAddress.line1',
  line2: 'billingAddress.line2',
  city: 'billingAddress.city',
  state: 'billingAddress.state',
  postalCode: 'billingAddress.postalCode',
};

function inOneLine({ addressLine1, addressLine2, city, state, postalCode }: Profile): string {
  return [addressLine1, addressLine2, city, `${state} ${postalCode}`].filter(Boolean).join(', ');
}

export interface BillingAddressProps<Values extends { address: string }> {
  form: UseFormReturnType<Values>;
  /** The address it has already. */
  kept?: string;
}

export function BillingAddress<Values extends { address: string }>({
  form,
  kept,
}: BillingAddressProps<Values>) {
  const t = useWords();
  const profile = useQuery(profileQuery);
  const mine = profile.data ? inOneLine(profile.data.value.user) : '…';
  return (
    <Stack gap="md">
      <Radio.Group label={t('wallet.address')} {...form.getInputProps('address')}>
        <Stack gap="xs" mt={4}>
          {kept !== undefined && (
            <Radio value="kept" label={t('wallet.address.kept', { address: kept })} />
          )}
          <Radio value="profile" label={t('wallet.address.profile', { address: mine })} />
          <Radio value="other" label={t('wallet.address.other')} />
        </Stack>
      </Radio.Group>
      {form.values.address === 'other' && <AddressFields form={form} paths={paths} />}
    </Stack>
  );
}

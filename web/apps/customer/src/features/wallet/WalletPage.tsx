import { Empty, Loaded, Page, SkeletonRows } from '@billspay/console-kit/ui';
import { Alert, Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCreditCard, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { TextLink } from '../../parts/links';
import list from '../../parts/list.module.css';
import { type PaymentMethod, profileQuery, walletQuery } from '../../parts/queries';
import { useWords } from '../../words';
import { AddDialog } from './AddDialog';
import { EditDialog } from './EditDialog';
import { MethodRow } from './MethodRow';

const most = 20;

/** Said before anybody types a number in vain. */
function NotYet({ declined }: { declined: boolean }) {
  const t = useWords();
  return (
    <Alert color="blue" title={t('wallet.not_yet')} mb="lg">
      <Text size="sm">{t(declined ? 'wallet.declined_text' : 'wallet.not_yet_text')}</Text>
      <TextLink to="/" size="sm">
        {t('wallet.see_status')}
      </TextLink>
    </Alert>
  );
}

/** The default first, then the newest. */
function inOrder(methods: readonly PaymentMethod[]): PaymentMethod[] {
  return methods.toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault));
}

export function WalletPage() {
  const t = useWords();
  const profile = useQuery(profileQuery);
  const wallet = useQuery(walletQuery);
  const [adding, add] = useDisclosure(false);
  const [edited, setEdited] = useState<PaymentMethod>();
  const status = profile.data?.value.user.kycStatus;
  const approved = status === 'APPROVED';
  const count = wallet.data?.length;
  const full = (count ?? 0) >= most;
  const adder = useRef<HTMLButtonElement>(null);
  const known = useRef(count);
  useEffect(() => {
    // The button that added the first one, or removed one, is gone: the focus stays on the page.
    const changed = known.current !== undefined && known.current !== count;
    known.current = count;
    if (changed && document.activeElement === document.body) adder.current?.focus();
  }, [count]);
  const addButton = (
    <Button ref={adder} leftSection={<IconPlus size={18} aria-hidden />} onClick={add.open}>
      {t('wallet.add')}
    </Button>
  );
  const some = (count ?? 0) > 0;
  return (
    <Page
      title={t('wallet.title')}
      lead={t('wallet.lead')}
      actions={approved && some && !full && addButton}
      width={44}
    >
      {status && !approved && <NotYet declined={status === 'REJECTED'} />}
      {full && (
        <Alert color="blue" mb="lg">
          {t('wallet.full', { count: most })}
        </Alert>
      )}
      <Loaded query={wallet} skeleton={<SkeletonRows rows={3} height={104} />}>
        {(methods) =>
          methods.length === 0 ? (
            <Empty
              icon={<IconCreditCard size={24} stroke={1.75} />}
              title={t('wallet.empty')}
              action={approved && addButton}
            >
              {approved && t('wallet.empty_text')}
            </Empty>
          ) : (
            <ul className={list.list} aria-label={t('wallet.list')}>
              {inOrder(methods).map((method) => (
                <li key={method.id}>
                  <MethodRow method={method} onEdit={() => setEdited(method)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {approved && <AddDialog opened={adding} onClose={add.close} first={count === 0} />}
      {edited && (
        <EditDialog key={edited.id} method={edited} onClose={() => setEdited(undefined)} />
      )}
    </Page>
  );
}

import { takeVersioned, type Versioned } from '@billspay/console-kit/api';
import { Loaded, SkeletonRows } from '@billspay/console-kit/ui';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../api';
import type { PaymentMethod } from '../../parts/queries';
import { useWords } from '../../words';
import { Dialog } from './Dialog';
import { EditForm } from './EditForm';
import { useMethodName } from './names';

export function oneMethodQuery(id: string) {
  return queryOptions({
    queryKey: ['payment-methods', 'one', id],
    queryFn: () =>
      takeVersioned(api.GET('/api/payment-methods/{id}', { params: { path: { id } } })),
    staleTime: 0,
    gcTime: 0,
  });
}

export interface EditDialogProps {
  method: PaymentMethod;
  onClose: () => void;
}

export function EditDialog({ method, onClose }: EditDialogProps) {
  const t = useWords();
  const nameOf = useMethodName();
  const current = useQuery(oneMethodQuery(method.id));
  return (
    <Dialog title={t('wallet.edit_title', { name: nameOf(method) })} opened onClose={onClose}>
      <Loaded query={current} skeleton={<SkeletonRows rows={4} height={56} />}>
        {(versioned: Versioned<PaymentMethod>) => (
          <EditForm current={versioned} onClose={onClose} />
        )}
      </Loaded>
    </Dialog>
  );
}

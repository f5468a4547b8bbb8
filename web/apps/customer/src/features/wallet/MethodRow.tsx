import { takeVersioned } from '@billspay/console-kit/api';
import { announce, LastDigits, MethodIcon, ProblemNotice } from '@billspay/console-kit/ui';
import { Badge, Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api';
import list from '../../parts/list.module.css';
import type { PaymentMethod } from '../../parts/queries';
import { useWords } from '../../words';
import { MethodFacts } from './MethodFacts';
import { useMethodName } from './names';
import { useRemoval } from './removal';
import classes from './Wallet.module.css';

async function makeDefault(id: string) {
  const path = { id };
  const { etag } = await takeVersioned(api.GET('/api/payment-methods/{id}', { params: { path } }));
  const params = { path, header: { 'If-Match': etag } };
  return takeVersioned(
    api.PATCH('/api/payment-methods/{id}', { params, body: { isDefault: true } }),
  );
}

export interface MethodRowProps {
  method: PaymentMethod;
  onEdit: () => void;
}

export function MethodRow({ method, onEdit }: MethodRowProps) {
  const t = useWords();
  const name = useMethodName()(method);
  const queryClient = useQueryClient();
  const promotion = useMutation({
    mutationFn: () => makeDefault(method.id),
    onSuccess: () => announce(t('wallet.is_default_now', { name })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['payment-methods'] }),
  });
  const removal = useRemoval(method);
  return (
    <div className={classes.method}>
      <span className={classes.icon} aria-hidden>
        <MethodIcon type={method.type} />
      </span>
      <div className={list.text}>
        <div className={classes.name}>
          <span>{method.nickname ?? method.brand ?? method.provider}</span>
          <LastDigits last4={method.last4} />
          {method.isDefault && (
            <Badge variant="light" tt="none">
              {t('wallet.default')}
            </Badge>
          )}
        </div>
        <MethodFacts method={method} />
      </div>
      <div className={classes.actions}>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('wallet.edit_of', { name })}
          onClick={onEdit}
        >
          {t('wallet.edit')}
        </Button>
        {!method.isDefault && (
          <Button
            variant="subtle"
            size="compact-sm"
            loading={promotion.isPending}
            aria-label={t('wallet.make_default_of', { name })}
            onClick={() => promotion.mutate()}
          >
            {t('wallet.make_default')}
          </Button>
        )}
        <Button
          variant="subtle"
          size="compact-sm"
          color="gray"
          loading={removal.isPending}
          aria-label={t('wallet.remove_of', { name })}
          onClick={() => removal.mutate()}
        >
          {t('wallet.remove')}
        </Button>
      </div>
      <div className={classes.problem}>
        <ProblemNotice error={promotion.error ?? removal.error} />
      </div>
    </div>
  );
}

// The three decisions and, for the chosen one, its reason. What was typed stays, whatever the server
// answers; Ctrl/⌘+Enter sends it.
import { idempotencyKeys } from '@billspay/console-kit/api';
import { announce } from '@billspay/console-kit/ui';
import { Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useShortcuts } from '../../shell/useShortcuts';
import { useWords } from '../../words';
import { DecisionForm } from './DecisionForm';
import { afterwards } from './news';
import { useQueueIds } from './QueueContext';
import { type Decision, decide, type Review } from './queries';
import classes from './Reviews.module.css';

const choices = [
  { decision: 'APPROVED', key: 'A' },
  { decision: 'NEEDS_INFO', key: 'I' },
  { decision: 'REJECTED', key: 'X' },
] as const satisfies readonly { decision: Decision; key: string }[];

const stale = ['reviews', 'dashboard', 'customers', 'audit'];

export interface DecisionBarProps {
  review: Review;
  /** As it is now. */
  status: Review['customer']['kycStatus'];
  /** The customer changed something that was not looked at yet. */
  outdated: boolean;
}

export function DecisionBar({ review, status, outdated }: DecisionBarProps) {
  const t = useWords();
  const ids = useQueueIds();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<Decision>();
  const [reasons, setReasons] = useState<Partial<Record<Decision, string>>>({});
  const [keyOf] = useState(idempotencyKeys);
  const customerId = review.customer.id;
  const open = status === 'PENDING';
  const choose = (decision: Decision) => open && setChosen(decision);
  useShortcuts({
    a: () => choose('APPROVED'),
    i: () => choose('NEEDS_INFO'),
    x: () => choose('REJECTED'),
  });
  const rule = async (decision: Decision, reason: string) => {
    const body = { decision, version: review.version, reason: reason.trim() || null };
    await decide(customerId, body, keyOf(body));
    announce(t(`reviews.done.${decision}`));
    const next = afterwards(ids, customerId);
    await (next
      ? navigate({ to: '/reviews/$customerId', params: { customerId: next }, search: true })
      : navigate({ to: '/reviews', search: true }));
    for (const noun of stale) void queryClient.invalidateQueries({ queryKey: [noun] });
    queryClient.removeQueries({ queryKey: ['review', customerId] });
    void queryClient.invalidateQueries({ queryKey: ['account', customerId] });
  };
  if (!open) {
    return (
      <div className={classes.bar}>
        <Text size="sm" c="dimmed">
          {t(status === 'NEEDS_INFO' ? 'reviews.waits' : 'reviews.decided')}
        </Text>
      </div>
    );
  }
  return (
    <div className={classes.bar}>
      {chosen ? (
        <DecisionForm
          key={chosen}
          decision={chosen}
          emailVerified={review.customer.emailVerified}
          outdated={outdated}
          reason={reasons[chosen] ?? ''}
          onReason={(reason) => setReasons((before) => ({ ...before, [chosen]: reason }))}
          onCancel={() => setChosen(undefined)}
          onRefused={() => queryClient.invalidateQueries({ queryKey: ['review', customerId] })}
          onDecide={(reason) => rule(chosen, reason)}
        />
      ) : (
        <Group gap="sm" className={classes.choices}>
          {choices.map(({ decision, key }) => (
            <Button
              key={decision}
              variant={decision === 'APPROVED' ? 'filled' : 'default'}
              aria-keyshortcuts={key.toLowerCase()}
              onClick={() => setChosen(decision)}
              rightSection={
                <span className={classes.key} aria-hidden>
                  {key}
                </span>
              }
            >
              {t(`reviews.do.${decision}`)}
            </Button>
          ))}
          <Text size="xs" c="dimmed" ml="auto" visibleFrom="sm">
            {t('reviews.keys')}
          </Text>
        </Group>
      )}
    </div>
  );
}

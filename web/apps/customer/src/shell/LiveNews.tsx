// Keeps the pages current, and says politely what came in from elsewhere.

import type { Change } from '@billspay/console-kit/events';
import { useFormats } from '@billspay/console-kit/i18n';
import { type Affected, useLiveChanges } from '@billspay/console-kit/ui';
import { CloseButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { api, session } from '../api';
import { oneReceiptQuery } from '../features/receipts/queries';
import { TextLink } from '../parts/links';
import { useWords } from '../words';
import classes from './LiveNews.module.css';

const affected: Affected = {
  receipt: ['receipts', 'billers', 'activity'],
  biller: ['billers', 'activity'],
  'payment-method': ['payment-methods', 'activity'],
  customer: ['profile', 'activity', 'sessions'],
};

const shownMs = 12_000;

interface News {
  text: string;
  to: string;
}

export function LiveNews() {
  const t = useWords();
  const { money } = useFormats();
  const queryClient = useQueryClient();
  const [news, setNews] = useState<News>();

  const onChange = useCallback(
    async ({ action, id }: Change) => {
      if (action === 'kyc.decided') setNews({ text: t('live.decided'), to: '/' });
      if (action === 'biller.added' && id) {
        const { data } = await api.GET('/api/billers/{id}', { params: { path: { id } } });
        if (data) setNews({ text: t('live.biller', { biller: data.name }), to: `/billers/${id}` });
      }
      if ((action === 'receipt.posted' || action === 'receipt.voided') && id) {
        const { amount, biller } = await queryClient.fetchQuery(oneReceiptQuery(id));
        const word = action === 'receipt.posted' ? 'live.receipt' : 'live.receipt_voided';
        const text = t(word, { amount: money(amount), biller: biller.name });
        setNews({ text, to: `/receipts/${id}` });
      }
    },
    [t, money, queryClient],
  );
  const tell = useCallback(
    (change: Change) => void onChange(change).catch(() => undefined),
    [onChange],
  );
  useLiveChanges(session, '/api/events', affected, tell);

  useEffect(() => {
    if (!news) return;
    const timer = setTimeout(() => setNews(undefined), shownMs);
    return () => clearTimeout(timer);
  }, [news]);

  return (
    <div role="status" className={classes.region}>
      {news && (
        <div className={classes.news}>
          <span>{news.text}</span>
          <TextLink to={news.to} onClick={() => setNews(undefined)}>
            {t('live.see')}
          </TextLink>
          <CloseButton aria-label={t('kit.close')} onClick={() => setNews(undefined)} />
        </div>
      )}
    </div>
  );
}

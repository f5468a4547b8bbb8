import { useKitWords } from '@billspay/console-kit/i18n';
import {
  announce,
  CategoryIcon,
  CategoryName,
  Money,
  Page,
  SkeletonRows,
  Time,
} from '@billspay/console-kit/ui';
import { ActionIcon, Alert, Group } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Back } from '../../parts/Back';
import { Facts } from '../../parts/Facts';
import { Gone, isMissing } from '../../parts/Gone';
import { TextLink } from '../../parts/links';
import type { Receipt } from '../../parts/queries';
import { useWords } from '../../words';
import { lastSearch } from './lastSearch';
import { oneReceiptQuery } from './queries';
import classes from './Receipt.module.css';
import { ReceiptPdf } from './ReceiptPdf';

function Confirmation({ value }: { value: string }) {
  const t = useWords();
  const copy = () =>
    void navigator.clipboard.writeText(value).then(() => announce(t('receipt.copied')));
  return (
    <Group gap="xs" wrap="nowrap">
      <span className={classes.confirmation}>{value}</span>
      <ActionIcon variant="subtle" color="gray" aria-label={t('receipt.copy')} onClick={copy}>
        <IconCopy size={18} stroke={1.75} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

function Voided({ receipt }: { receipt: Receipt }) {
  const t = useWords();
  return (
    <Alert color="yellow" title={t('receipt.voided')} mb="lg">
      {t('receipt.voided_text', { reason: receipt.voidReason ?? '' })}
      {receipt.replacedById && (
        <div>
          <TextLink to="/receipts/$id" params={{ id: receipt.replacedById }}>
            {t('receipt.replaced_by')}
          </TextLink>
        </div>
      )}
    </Alert>
  );
}

/** Only links that a browser opens as pages; agents type them. */
function isPage(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

function Details({ receipt }: { receipt: Receipt }) {
  const t = useWords();
  const kit = useKitWords();
  const voided = receipt.status === 'VOIDED';
  return (
    <>
      <Back to="/receipts" search={lastSearch()}>
        {t('receipt.back')}
      </Back>
      <Page
        title={t('receipt.to', { biller: receipt.biller.name })}
        documentTitle={t('receipt.title')}
        actions={<ReceiptPdf receipt={receipt} />}
        width={44}
      >
        {voided && <Voided receipt={receipt} />}
        <div className={classes.amount}>
          <CategoryIcon category={receipt.biller.category} />
          <Money amount={receipt.amount} struck={voided} />
        </div>
        <Facts
          facts={[
            [t('receipt.paid_on'), <Time key="on" at={receipt.paidOn} as="utcDay" />],
            [t('receipt.status'), kit(`kit.receipt.${receipt.status}`)],
            [t('receipt.category'), <CategoryName key="in" category={receipt.biller.category} />],
            [t('receipt.confirmation'), <Confirmation key="number" value={receipt.confirmation} />],
            receipt.notes !== null && [t('receipt.notes'), receipt.notes],
            receipt.downloadUrl !== null &&
              isPage(receipt.downloadUrl) && [
                t('receipt.document'),
                <a
                  key="document"
                  href={receipt.downloadUrl}
                  target="_blank"
                  rel="noopener noreferrer"
                >
                  {t('receipt.open_document')}
                </a>,
              ],
          ]}
        />
        {receipt.replacesId && (
          <p className={classes.replaces}>
            {t('receipt.replaces')}{' '}
            <TextLink to="/receipts/$id" params={{ id: receipt.replacesId }} underline="always">
              {t('receipt.see_replaced')}
            </TextLink>
          </p>
        )}
      </Page>
    </>
  );
}

export function ReceiptPage() {
  const t = useWords();
  const { id } = useParams({ from: '/own/receipts/$id' });
  const receipt = useQuery(oneReceiptQuery(id));
  if (receipt.data && !isMissing(receipt.error)) return <Details key={id} receipt={receipt.data} />;
  if (receipt.isPending) return <SkeletonRows rows={5} height={52} />;
  return (
    <Gone
      error={receipt.error}
      onRetry={receipt.refetch}
      title={t('receipt.gone')}
      text={t('receipt.gone_text')}
      page={t('receipt.title')}
      back={
        <Back to="/receipts" search={lastSearch()}>
          {t('receipt.back')}
        </Back>
      }
    />
  );
}

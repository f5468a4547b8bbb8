import { Empty, Loaded, SkeletonRows } from '@billspay/console-kit/ui';
import { IconReceipt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { TextLink } from '../../parts/links';
import list from '../../parts/list.module.css';
import { Panel } from '../../parts/Panel';
import { useWords } from '../../words';
import { latestReceiptsQuery } from '../receipts/queries';
import { ReceiptRow } from '../receipts/ReceiptRow';

export function Latest({ approved }: { approved: boolean }) {
  const t = useWords();
  const latest = useQuery(latestReceiptsQuery(5));
  return (
    <Panel
      title={t('home.latest')}
      action={
        <TextLink to="/receipts" size="sm">
          {t('home.all_receipts')}
        </TextLink>
      }
    >
      <Loaded query={latest} skeleton={<SkeletonRows rows={5} height={64} />}>
        {(receipts) =>
          receipts.length === 0 ? (
            <Empty icon={<IconReceipt size={24} stroke={1.75} />} title={t('home.no_receipts')}>
              {t(approved ? 'home.no_receipts_approved' : 'home.no_receipts_waiting')}
            </Empty>
          ) : (
            <ul className={list.list}>
              {receipts.map((receipt) => (
                <li key={receipt.id}>
                  <ReceiptRow receipt={receipt} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}

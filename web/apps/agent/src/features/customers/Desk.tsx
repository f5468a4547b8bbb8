// The header strip and the three panes of a loaded customer.
import { useState } from 'react';
import { BillersPane } from '../billers/BillersPane';
import { usePaneForms } from '../panes/usePaneForms';
import { MethodsPane } from '../payment_methods/MethodsPane';
import { ReceiptsPane } from '../receipts/ReceiptsPane';
import { type CustomerAccount, useAccountCache } from './account';
import { DeskContext } from './DeskContext';
import { Header } from './Header';
import { useDeskKeys } from './useDeskKeys';
import classes from './Workspace.module.css';

export function Desk({ account }: { account: CustomerAccount }) {
  const { id } = account.profile;
  const panes = usePaneForms(id);
  const cache = useAccountCache(id);
  const [addressShown, setAddressShown] = useState(false);
  const toggleAddress = () => setAddressShown((shown) => !shown);
  useDeskKeys(panes, toggleAddress);
  return (
    <DeskContext value={{ account, panes, cache }}>
      <Header account={account} addressShown={addressShown} onToggleAddress={toggleAddress} />
      <div className={classes.panes}>
        <BillersPane />
        <MethodsPane />
        <ReceiptsPane />
      </div>
    </DeskContext>
  );
}

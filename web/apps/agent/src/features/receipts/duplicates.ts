// Receipts that look like the one being entered, among those in sight. The server looks at all.
import type { Receipt } from './api';

export interface Candidate {
  billerId: string;
  amount: string | undefined;
  /** RFC 3339 */
  paidOn: string;
  confirmation: string;
}

/** Numbers are compared without what people put between their characters. */
function bare(confirmation: string): string {
  return confirmation.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

function counts(receipt: Receipt, billerId: string): boolean {
  return receipt.status === 'POSTED' && receipt.biller.id === billerId;
}

/** Same biller and amount on the same day of Greenwich, as the server counts days. */
export function similarTo(receipts: readonly Receipt[], one: Candidate): Receipt | undefined {
  return receipts.find(
    (receipt) =>
      counts(receipt, one.billerId) &&
      receipt.amount === one.amount &&
      receipt.paidOn.slice(0, 10) === one.paidOn.slice(0, 10),
  );
}

/** Same biller and confirmation number: refused by the server. */
export function sameConfirmation(
  receipts: readonly Receipt[],
  one: Candidate,
): Receipt | undefined {
  const number = bare(one.confirmation);
  if (number === '') return undefined;
  return receipts.find(
    (receipt) => counts(receipt, one.billerId) && bare(receipt.confirmation) === number,
  );
}

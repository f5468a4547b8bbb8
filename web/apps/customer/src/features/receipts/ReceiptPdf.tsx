import type { Receipt } from '../../parts/queries';

export function ReceiptPdf(_: { receipt: Receipt }) {
  return null;
}

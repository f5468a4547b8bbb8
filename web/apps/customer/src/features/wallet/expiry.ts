// MM/YY as it is typed, pasted or filled in by a manager, and what it means.
import type { PaymentMethod } from '../../parts/queries';

export function formatExpiry(text: string): string {
  const whole = /^\s*(\d{1,2})\s*[/-]\s*(?:20)?(\d{2})\s*$/.exec(text);
  if (whole?.[1] && whole[2]) return `${whole[1].padStart(2, '0')}/${whole[2]}`;
  const separated = /^\s*(\d)\s*\//.test(text);
  let digits = text.replace(/\D/g, '');
  if (separated || /^[2-9]/.test(digits)) digits = `0${digits}`;
  digits = digits.slice(0, 4);
  if (digits.length > 2) return `${digits.slice(0, 2)}/${digits.slice(2)}`;
  // A slash that was typed stays.
  return digits.length === 2 && text.trimEnd().endsWith('/') ? `${digits}/` : digits;
}

export interface Expiry {
  expMonth: number;
  expYear: number;
}

export function parseExpiry(text: string): Expiry | undefined {
  const found = /^(0[1-9]|1[0-2])\/(\d{2})$/.exec(text);
  return found ? { expMonth: Number(found[1]), expYear: 2000 + Number(found[2]) } : undefined;
}

export function hasExpired({ expMonth, expYear }: Expiry, now = new Date()): boolean {
  return new Date(expYear, expMonth, 1).getTime() <= now.getTime();
}

export function expiryText({
  expMonth,
  expYear,
}: Pick<PaymentMethod, 'expMonth' | 'expYear'>): string {
  if (!expMonth || !expYear) return '';
  return `${String(expMonth).padStart(2, '0')}/${String(expYear % 100).padStart(2, '0')}`;
}

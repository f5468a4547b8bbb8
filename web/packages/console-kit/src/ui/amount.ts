// Amounts as text, from the field to the server, so that no cent is lost in a binary fraction.

/** "$1,084.5" → "1084.50"; nothing when it is not an amount above zero. */
export function readAmount(text: string): string | undefined {
  const bare = text.replace(/[\s$]/g, '');
  const grouped = /^\d{1,3}(,\d{3})+(\.\d{0,2})?$/.test(bare) ? bare.replaceAll(',', '') : bare;
  const [, whole, decimals = ''] = /^(\d{0,8})(?:\.(\d{0,2}))?$/.exec(grouped) ?? [];
  if (whole === undefined || (whole === '' && decimals === '')) return undefined;
  const amount = `${whole.replace(/^0+(?=\d)/, '') || '0'}.${decimals.padEnd(2, '0')}`;
  return /[1-9]/.test(amount) ? amount : undefined;
}

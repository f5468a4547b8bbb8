/** 123456789012 → 1234 5678 9012, as one reads it aloud. */
export function spacedNumber(number: string): string {
  return number.replace(/\D/g, '').replace(/(\d{4})(?=\d)/g, '$1 ');
}

/** Digit by digit, so that a screen reader does not say "one hundred million". */
export function spokenNumber(number: string): string {
  return [...number.replace(/\D/g, '')].join(' ').replace(/((?:\d ){3}\d) (?=\d)/g, '$1, ');
}

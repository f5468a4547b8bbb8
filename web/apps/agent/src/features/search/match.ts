// Which part of a value a search met, to mark it. Finds as the server does: words in any order, of
// numbers only the digits.

/** Start and end of what is marked. */
export type Span = readonly [start: number, end: number];

const separators = /^[\d\s()+\-./]*$/;

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** The place of some digits in a value that is written with separators. */
function spanOfDigits(value: string, digits: string): Span | undefined {
  if (digits === '') return undefined;
  const places: number[] = [];
  for (let at = 0; at < value.length; at++) if (/\d/.test(value.charAt(at))) places.push(at);
  const found = digitsOf(value).indexOf(digits);
  const first = places[found];
  const last = places[found + digits.length - 1];
  return found < 0 || first === undefined || last === undefined ? undefined : [first, last + 1];
}

function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && span[0] <= last[1])
      result[result.length - 1] = [last[0], Math.max(last[1], span[1])];
    else result.push(span);
  }
  return result;
}

/** In a phone or customer number. */
export function digitSpans(value: string, query: string): Span[] {
  const whole = separators.test(query) ? [query] : query.split(/\s+/);
  const spans: Span[] = [];
  for (const part of whole) {
    if (!separators.test(part)) continue;
    const digits = digitsOf(part);
    // The country's 1 may be typed and not kept.
    const national = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : '';
    const span = spanOfDigits(value, digits) ?? spanOfDigits(value, national);
    if (span) spans.push(span);
  }
  return merged(spans);
}

/** In a name or an address. */
export function textSpans(value: string, query: string): Span[] {
  const lower = value.toLowerCase();
  const spans: Span[] = [];
  for (const word of query.toLowerCase().split(/[\s,]+/)) {
    if (word === '') continue;
    // A word begins a name or address first of all; only then may it stand anywhere.
    const begins = lower.search(new RegExp(`(?<![\\p{L}\\d])${escaped(word)}`, 'u'));
    const at = begins >= 0 ? begins : lower.indexOf(word);
    if (at >= 0) spans.push([at, at + word.length]);
  }
  return merged(spans);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

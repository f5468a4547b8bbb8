// What an event changed, field by field. `before` and `after` hold the changed fields; what is
// secret stands there as "changed".
export interface FieldChange {
  field: string;
  before: string | undefined;
  after: string | undefined;
}

type Side = Readonly<Record<string, unknown>> | null;

/** kycStatus → Kyc status; billingAddress.line1 → Billing address, line1 */
export function readableField(field: string): string {
  const words = field
    .replace(
      /([a-z0-9])([A-Z])/g,
      (_, end: string, start: string) => `${end} ${start.toLowerCase()}`,
    )
    .replaceAll('.', ', ')
    .replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function readable(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function flatten(side: Side, path = ''): Record<string, unknown> {
  const flat: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(side ?? {})) {
    const whole = path ? `${path}.${name}` : name;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      Object.assign(flat, flatten(value as Side, whole));
    } else {
      flat[whole] = value;
    }
  }
  return flat;
}

/** The fields that differ; what stayed the same is left out. */
export function changesOf(before: Side, after: Side): FieldChange[] {
  const old = flatten(before);
  const now = flatten(after);
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return fields
    .map((field) => ({ field, before: readable(old[field]), after: readable(now[field]) }))
    .filter((change) => change.before !== change.after || change.after === 'changed');
}

/** A day of UTC, counted from today; the server's days are those. */
export function utcDay(offset: number, now: Date = new Date()): string {
  return new Date(now.getTime() + offset * 86_400_000).toISOString().slice(0, 10);
}

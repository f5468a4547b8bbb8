// Days of payments as a date field holds them, 2026-11-03. Such a day is one of UTC wherever it is
// shown and counted (`utcDay` of the formats); which day is today says the clock of whoever types.

/** Today where the reader is. */
export function today(now = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The day of a moment as the server keeps it. */
export function paymentDayOf(moment: string): string {
  return new Date(moment).toISOString().slice(0, 10);
}

/** The moment that stands for a day: noon of it in UTC, or now while noon is to come. It never
 *  leaves the day, and is at most hours ahead of the server's clock, which allows that. */
export function paymentMomentOf(day: string, now = new Date()): string {
  const [start, noon] = [`${day}T00:00:00.000Z`, `${day}T12:00:00.000Z`];
  const moment = now.toISOString();
  if (moment < start) return start;
  if (moment > noon) return noon;
  return moment;
}

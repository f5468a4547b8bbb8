// Days as the date field holds them, 2026-11-03, and moments as the server keeps them.

export function dayOf(moment: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

export function today(): string {
  return dayOf(new Date());
}

/** When it was paid: now for today, else noon of the day. */
export function momentOf(day: string, now = new Date()): string {
  return (day === dayOf(now) ? now : new Date(`${day}T12:00`)).toISOString();
}

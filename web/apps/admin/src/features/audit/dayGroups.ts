import type { AuditEvent } from './queries';

export interface DayGroup {
  day: string;
  events: AuditEvent[];
}

/** Neighbours of the same day, in their order. */
export function dayGroups(
  events: readonly AuditEvent[],
  dayOf: (at: string) => string,
): DayGroup[] {
  const groups: DayGroup[] = [];
  for (const event of events) {
    const day = dayOf(event.at);
    const last = groups.at(-1);
    if (last?.day === day) last.events.push(event);
    else groups.push({ day, events: [event] });
  }
  return groups;
}

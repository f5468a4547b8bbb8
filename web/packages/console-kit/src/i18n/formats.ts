// Money, dates and numbers as the reader's language writes them. The API's amounts are decimal
// strings and stay strings: Intl formats them without going through a binary fraction.
import { useMemo } from 'react';
import { useI18n } from './i18n';

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

export interface Formats {
  /** "84.27" → $84.27 */
  money: (amount: string) => string;
  /** An RFC 3339 time or a date as a day: Nov 3, 2026. */
  day: (time: string) => string;
  /** The same day for everybody: what was paid belongs to a day and a month of UTC, as in totals,
   *  filters and files. */
  utcDay: (time: string) => string;
  /** With hour and minute, in the reader's time zone. */
  dateTime: (time: string) => string;
  /** Hour and minute alone, under a heading that says the day. */
  timeOfDay: (time: string) => string;
  /** "2026-11" → November 2026 */
  month: (month: string) => string;
  /** 3 hours ago */
  ago: (time: string) => string;
  count: (value: number) => string;
}

export function formats(locale: string): Formats {
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD' });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const utcDay = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const timeOfDay = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const number = new Intl.NumberFormat(locale);
  return {
    money: (amount) => money.format(amount as Intl.StringNumericLiteral),
    // A bare date is a day of the calendar, not midnight in Greenwich.
    day: (time) => day.format(new Date(time.length === 10 ? `${time}T12:00` : time)),
    utcDay: (time) => utcDay.format(new Date(time)),
    dateTime: (time) => dateTime.format(new Date(time)),
    timeOfDay: (time) => timeOfDay.format(new Date(time)),
    month: (text) => month.format(new Date(`${text}-15T12:00`)),
    ago: (time) => {
      const seconds = (new Date(time).getTime() - Date.now()) / 1000;
      const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
      return relative.format(unit === 'second' ? 0 : Math.round(seconds / size), unit);
    },
    count: (value) => number.format(value),
  };
}

export function useFormats(): Formats {
  const { locale } = useI18n();
  return useMemo(() => formats(locale), [locale]);
}

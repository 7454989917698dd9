import type { Language } from './Language.ts';

/** The zone every screen speaks in, whatever the device thinks. */
export const timeZone = 'Asia/Shanghai';

const hourMinute = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
const monthDay = { month: '2-digit', day: '2-digit', timeZone } as const;
const yearMonthDay = { year: 'numeric', ...monthDay } as const;

/** How an instant may be written: `dayTime` 11-24 08:30, `dateTime` with the year, `clock` with seconds. */
export const dateTimeStyles = {
  date: yearMonthDay,
  dateTime: { ...yearMonthDay, ...hourMinute },
  dayTime: { ...monthDay, ...hourMinute },
  time: hourMinute,
  clock: { ...hourMinute, second: '2-digit' },
  longDate: { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long', timeZone },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** The name of one of the styles. */
export type DateTimeStyle = keyof typeof dateTimeStyles;

/** An instant as the wire or the code has it: ISO 8601 text, epoch milliseconds or a Date. */
export type Instant = string | number | Date;

/** Writes an instant in Shanghai time. An unreadable instant gives an empty text rather than "Invalid Date". */
export function formatDateTime(instant: Instant, style: DateTimeStyle, language: Language): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return '';
  return formatter(style, language).format(date);
}

// Building an Intl formatter takes about a hundred times as long as using it.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(style: DateTimeStyle, language: Language): Intl.DateTimeFormat {
  const key = `${language} ${style}`;
  let found = formatters.get(key);
  if (!found) {
    // en-GB: the 24-hour clock and day before month are what both languages' readers in Nanjing expect.
    found = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, dateTimeStyles[style]);
    formatters.set(key, found);
  }
  return found;
}

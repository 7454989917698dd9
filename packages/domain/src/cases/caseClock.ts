import type { ClockRule } from './categories.ts';

/**
 * Offset of the district's time of day from UTC, in milliseconds. China has kept UTC+8 without daylight saving since
 * 1991, so a constant is exact and no time zone table is needed.
 */
export const districtOffsetMs = 8 * 3_600_000;

/** Office hours of the district, local time: opens at 9:00, closes at 17:00, Monday to Friday. Statutory holidays count as working days. */
export const officeHours = { opensAt: 9, closesAt: 17 } as const;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const officeDayMs = (officeHours.closesAt - officeHours.opensAt) * hourMs;

/**
 * When the first holder owes an answer to a case that came at `from`; `null` for categories without a clock. `atOnce` is
 * due at `from` itself. Working hours run in office hours only, and a working day is one full span of them.
 */
export function caseDueAt(clock: ClockRule, from: Date): Date | null {
  switch (clock.kind) {
    case 'atOnce':
      return from;
    case 'hours':
      return clock.working ? addOfficeTime(from, clock.hours * hourMs) : new Date(from.getTime() + clock.hours * hourMs);
    case 'days':
      return clock.working ? addOfficeTime(from, clock.days * officeDayMs) : new Date(from.getTime() + clock.days * dayMs);
    case 'planned':
    case 'none':
      return null;
  }
}

/** The day on which a moment falls in the district, as `yyyymmdd`. */
export function districtDay(at: Date): string {
  return new Date(at.getTime() + districtOffsetMs).toISOString().slice(0, 10).replaceAll('-', '');
}

function addOfficeTime(from: Date, spanMs: number): Date {
  // Local time is kept as if it were UTC, so that day and weekday come from the UTC getters.
  let local = from.getTime() + districtOffsetMs;
  let left = spanMs;
  for (;;) {
    const midnight = Math.floor(local / dayMs) * dayMs;
    const opens = midnight + officeHours.opensAt * hourMs;
    const closes = midnight + officeHours.closesAt * hourMs;
    const start = Math.max(local, opens);
    const open = isWorkingDay(midnight) ? Math.max(closes - start, 0) : 0;
    if (open > 0 && left <= open) return new Date(start + left - districtOffsetMs);
    left -= open;
    local = midnight + dayMs;
  }
}

function isWorkingDay(localMidnight: number): boolean {
  const weekday = new Date(localMidnight).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** An age or duration in the one unit a person would say it in. */
export interface AgeUnit {
  unit: 'seconds' | 'minutes' | 'hours' | 'days';
  /** Whole units, rounded down: 119 s is one minute, because "2 minutes ago" would not be true yet. */
  count: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Splits milliseconds into a unit and a count. A negative age (a device whose clock is behind) counts as zero. */
export function ageUnit(ageMs: number): AgeUnit {
  const age = Math.max(0, ageMs);
  if (age < minuteMs) return { unit: 'seconds', count: Math.floor(age / 1000) };
  if (age < hourMs) return { unit: 'minutes', count: Math.floor(age / minuteMs) };
  if (age < dayMs) return { unit: 'hours', count: Math.floor(age / hourMs) };
  return { unit: 'days', count: Math.floor(age / dayMs) };
}

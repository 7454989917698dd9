import { describe, expect, it } from 'vitest';
import { caseDueAt, districtDay } from './caseClock.ts';

/** A moment by the district's own clock. 2026-11-23 is a Monday. */
const at = (local: string): Date => new Date(`${local}:00+08:00`);
const workingHours = (hours: number) => ({ kind: 'hours', hours, working: true }) as const;
const workingDays = (days: number) => ({ kind: 'days', days, working: true }) as const;

describe('caseDueAt', () => {
  it.each([
    ['inside one morning', workingHours(4), '2026-11-23T09:30', '2026-11-23T13:30'],
    ['to the last minute of the day', workingHours(4), '2026-11-23T13:00', '2026-11-23T17:00'],
    ['over the night', workingHours(4), '2026-11-23T15:00', '2026-11-24T11:00'],
    ['from before opening', workingHours(2), '2026-11-23T06:00', '2026-11-23T11:00'],
    ['from the evening', workingHours(4), '2026-11-23T22:10', '2026-11-24T13:00'],
    ['over the weekend', workingHours(4), '2026-11-27T16:00', '2026-11-30T12:00'],
    ['from a Saturday', workingHours(4), '2026-11-28T10:00', '2026-11-30T13:00'],
  ])('runs working hours %s', (_, clock, from, due) => {
    expect(caseDueAt(clock, at(from))).toEqual(at(due));
  });

  it('counts a working day as one span of office hours', () => {
    expect(caseDueAt(workingDays(3), at('2026-11-23T10:00'))).toEqual(at('2026-11-26T10:00'));
    expect(caseDueAt(workingDays(2), at('2026-11-26T10:00'))).toEqual(at('2026-11-30T10:00'));
    expect(caseDueAt(workingDays(1), at('2026-11-29T12:00'))).toEqual(at('2026-11-30T17:00'));
  });

  it('runs other hours and days through the night', () => {
    expect(caseDueAt({ kind: 'hours', hours: 24, working: false }, at('2026-11-27T22:00'))).toEqual(at('2026-11-28T22:00'));
    expect(caseDueAt({ kind: 'days', days: 7, working: false }, at('2026-11-27T22:00'))).toEqual(at('2026-12-04T22:00'));
  });

  it('is due at once where life may be at risk, and never without a clock', () => {
    expect(caseDueAt({ kind: 'atOnce' }, at('2026-11-28T03:00'))).toEqual(at('2026-11-28T03:00'));
    expect(caseDueAt({ kind: 'planned' }, at('2026-11-23T10:00'))).toBeNull();
    expect(caseDueAt({ kind: 'none' }, at('2026-11-23T10:00'))).toBeNull();
  });
});

describe('districtDay', () => {
  it('changes at midnight in the district, not in UTC', () => {
    expect(districtDay(new Date('2026-11-24T15:59:59Z'))).toBe('20261124');
    expect(districtDay(new Date('2026-11-24T16:00:00Z'))).toBe('20261125');
  });
});

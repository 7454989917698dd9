import { describe, expect, it } from 'vitest';
import { nextTick } from 'vue';
import { createClock } from '../testing/createClock.ts';
import { mountWithKit } from '../testing/mountWithKit.ts';
import { ageUnit } from './ageUnit.ts';
import RelativeTime from './RelativeTime.vue';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('ageUnit', () => {
  it.each([
    [59 * second, 'seconds', 59],
    [119 * second, 'minutes', 1],
    [59 * minute + 59 * second, 'minutes', 59],
    [hour, 'hours', 1],
    [47 * hour, 'days', 1],
    [400 * day, 'days', 400],
    [-5 * minute, 'seconds', 0],
  ] as const)('says %d ms in %s', (ageMs, unit, count) => {
    expect(ageUnit(ageMs)).toEqual({ unit, count });
  });
});

describe('RelativeTime', () => {
  it.each([
    [3 * second, '刚刚', 'just now'],
    [12 * second, '12 秒前', '12 seconds ago'],
    [minute, '1 分钟前', '1 minute ago'],
    [3 * minute, '3 分钟前', '3 minutes ago'],
    [2 * hour, '2 小时前', '2 hours ago'],
    [day, '1 天前', '1 day ago'],
  ])('says %d ms in both languages', (ageMs, chinese, english) => {
    const clock = createClock();
    const props = { at: clock.now() - ageMs, clock };
    expect(mountWithKit(RelativeTime, { props }).text()).toBe(chinese);
    expect(mountWithKit(RelativeTime, { props, language: 'en' }).text()).toBe(english);
  });

  it('grows older by itself, and stops its clock when it goes', async () => {
    const clock = createClock();
    const shown = mountWithKit(RelativeTime, { props: { at: clock.now(), clock } });
    clock.advance(2 * minute);
    await nextTick();
    expect(shown.text()).toBe('2 分钟前');
    shown.unmount();
    expect(clock.running()).toBe(0);
  });

  it('carries the exact instant for machines and for the pointer', () => {
    const clock = createClock();
    const shown = mountWithKit(RelativeTime, { props: { at: '2026-11-23T23:30:00Z', clock } });
    expect(shown.attributes()).toMatchObject({ datetime: '2026-11-23T23:30:00.000Z', title: '2026/11/24 07:30' });
  });
});

import { describe, expect, it } from 'vitest';
import { formatDateTime } from './dateTimeFormats.ts';

describe('formatDateTime', () => {
  it('writes the day that it is in Shanghai, not in the zone of the device', () => {
    expect(formatDateTime('2026-11-23T16:30:00Z', 'dateTime', 'zh-CN')).toBe('2026/11/24 00:30');
    expect(formatDateTime('2026-11-23T16:30:00Z', 'dateTime', 'en')).toBe('24/11/2026, 00:30');
  });

  it('takes text, milliseconds and dates alike', () => {
    const instant = '2026-11-24T00:05:09Z';
    const texts = [instant, Date.parse(instant), new Date(instant)].map((given) => formatDateTime(given, 'clock', 'zh-CN'));
    expect(texts).toEqual(['08:05:09', '08:05:09', '08:05:09']);
  });

  it('writes nothing for what is no instant', () => {
    expect(formatDateTime('yesterday', 'date', 'en')).toBe('');
  });
});

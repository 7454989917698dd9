import { expect, it } from 'vitest';
import { Heartbeat } from './Heartbeat.ts';

it('calls a line dead that has not answered the ping before', () => {
  const heartbeat = new Heartbeat(0);
  expect(heartbeat.beat(10_000)).toBe('busy');
  heartbeat.answered();
  expect(heartbeat.beat(20_000)).toBe('silent');
  expect(heartbeat.beat(30_000)).toBe('dead');
});

it('calls a line silent ten seconds after the last frame', () => {
  const heartbeat = new Heartbeat(0);
  heartbeat.sent(5_000);
  expect(heartbeat.beat(15_000)).toBe('busy');
  heartbeat.answered();
  expect(heartbeat.beat(15_001)).toBe('silent');
});

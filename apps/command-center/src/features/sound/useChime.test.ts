import { beforeEach, expect, it } from 'vitest';
import { effectScope } from 'vue';
import { useChime, type TonePlayer } from './useChime.ts';

let played: number[];
let allowed: boolean;
const createPlayer = (): TonePlayer => ({
  play: (frequency) => played.push(frequency),
  ready: () => allowed,
  unlock: async () => void (allowed = true),
  close: () => undefined,
});
const open = () => effectScope().run(() => useChime({ createPlayer, storage: localStorage }))!;

beforeEach(() => {
  played = [];
  allowed = true;
  localStorage.clear();
});

it('sounds for a case and otherwise for danger', () => {
  const chime = open();
  chime.ring('report');
  const report = [...played];
  played = [];
  chime.ring('urgent');
  expect(report.length).toBeGreaterThan(0);
  expect(played).not.toEqual(report);
});

it('is silent once muted, on the next day too', () => {
  open().setOn(false);
  const chime = open();
  chime.ring('report');
  expect(chime.isOn.value).toBe(false);
  expect(played).toEqual([]);
});

it('says that it is blocked until the first touch, and sounds from then on', async () => {
  allowed = false;
  const chime = open();
  chime.ring('report');
  expect([chime.blocked.value, played.length]).toEqual([true, 0]);
  await chime.test();
  expect(chime.blocked.value).toBe(false);
  expect(played.length).toBeGreaterThan(0);
});

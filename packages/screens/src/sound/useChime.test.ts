import { beforeEach, expect, it } from 'vitest';
import { effectScope } from 'vue';
import { sounds, type Melody } from './sounds.ts';
import { createChime, type Chime } from './useChime.ts';

let played: Melody[];
let isOpen: boolean;
let page: EventTarget;
let wantsTouch: boolean;

beforeEach(() => {
  played = [];
  isOpen = true;
  page = new EventTarget();
  wantsTouch = false;
  localStorage.clear();
});

function open(storage: Storage | null = localStorage) {
  const scope = effectScope();
  const chime = scope.run(() =>
    createChime({
      storageKey: 'sound',
      sample: 'report',
      storage,
      page,
      createPlayer: (onAllowed) => {
        let allowed = !wantsTouch;
        if (allowed) queueMicrotask(onAllowed);
        return {
          play: (melody) => played.push(melody),
          isAllowed: () => allowed,
          unlock: () => {
            allowed = true;
            onAllowed();
          },
          close: () => void (isOpen = false),
        };
      },
    }),
  )!;
  return { scope, ...chime };
}

async function opened(storage?: Storage | null): Promise<Chime> {
  const chime = open(storage);
  await Promise.resolve();
  return chime;
}

it('plays each named sound as its own', async () => {
  const chime = await opened();
  chime.ring('report');
  chime.ring('urgent');
  chime.ring('arrival');
  expect(played).toEqual([sounds.report, sounds.urgent, sounds.arrival]);
  expect(chime.state.value).toBe('ready');
});

it('is silent once muted, on the next day too', async () => {
  (await opened()).setOn(false);
  const chime = await opened();
  chime.ring('urgent');
  expect([chime.state.value, played]).toEqual(['off', []]);
});

it('sounds when it is switched on, and remembers that', async () => {
  const chime = await opened();
  chime.setOn(false);
  chime.setOn(true);
  expect(played).toEqual([sounds.report]);
  expect((await opened()).state.value).toBe('ready');
});

it('says that it is blocked until the first touch anywhere on the page, and sounds from then on', () => {
  wantsTouch = true;
  const chime = open();
  chime.ring('report');
  expect([chime.state.value, played]).toEqual(['blocked', []]);
  page.dispatchEvent(new Event('pointerdown'));
  // The touch was for something else: nothing sounds for it.
  expect([chime.state.value, played]).toEqual(['ready', []]);
  chime.ring('report');
  expect(played).toHaveLength(1);
});

it('plays the sample when the touch was for the test', () => {
  wantsTouch = true;
  const chime = open();
  chime.test();
  expect([chime.state.value, played]).toEqual(['ready', [sounds.report]]);
});

it('sounds in a browser that keeps no choice', async () => {
  const chime = await opened(null);
  chime.setOn(false);
  expect(chime.state.value).toBe('off');
});

it('ends with its scope', () => {
  wantsTouch = true;
  const { scope, state } = open();
  scope.stop();
  page.dispatchEvent(new Event('keydown'));
  expect([isOpen, state.value]).toEqual([false, 'blocked']);
});

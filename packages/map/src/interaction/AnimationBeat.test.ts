import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AnimationBeat } from './AnimationBeat.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A beat whose frames take a given time to be drawn. */
function createBeat(isWanted: () => boolean = () => true) {
  let nowMs = 1;
  const requestFrame = vi.fn();
  const beat = new AnimationBeat({ isWanted, requestFrame, now: () => nowMs });
  const draw = (tookMs: number): void => {
    nowMs += tookMs;
    beat.frameDrawn();
  };
  return { beat, requestFrame, draw };
}

test('asks for one frame however often it is woken', () => {
  const { beat, requestFrame } = createBeat();
  beat.wake();
  beat.wake();
  expect(requestFrame).toHaveBeenCalledTimes(1);
});

test('draws thirty frames a second where frames are quick', () => {
  const { beat, requestFrame, draw } = createBeat();
  beat.wake();
  draw(4);
  vi.advanceTimersByTime(32);
  expect(requestFrame).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(requestFrame).toHaveBeenCalledTimes(2);
});

test('leaves two thirds of the time to the page where frames are slow', () => {
  const { beat, requestFrame, draw } = createBeat();
  beat.wake();
  draw(120);
  vi.advanceTimersByTime(239);
  expect(requestFrame).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(requestFrame).toHaveBeenCalledTimes(2);
});

test('rests when nothing moves, and starts again when woken', () => {
  let isMoving = false;
  const { beat, requestFrame, draw } = createBeat(() => isMoving);
  beat.wake();
  draw(4);
  vi.advanceTimersByTime(5000);
  expect(requestFrame).toHaveBeenCalledTimes(1);
  isMoving = true;
  beat.wake();
  expect(requestFrame).toHaveBeenCalledTimes(2);
});

test('asks for nothing once it was stopped', () => {
  const { beat, requestFrame, draw } = createBeat();
  beat.wake();
  draw(4);
  beat.stop();
  vi.advanceTimersByTime(5000);
  expect(requestFrame).toHaveBeenCalledTimes(1);
});

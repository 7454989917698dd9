import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sounds } from './sounds.ts';
import { WebAudioPlayer } from './TonePlayer.ts';

/** The part of an AudioContext that the player uses, with the browser's policy in the hand of the test. */
class AudioStandIn extends EventTarget {
  state: AudioContextState = 'suspended';
  currentTime = 7;
  readonly destination = {};
  readonly started: number[] = [];
  readonly stopped: number[] = [];
  wasTouched = false;

  async resume() {
    if (this.wasTouched) this.become('running');
  }

  async suspend() {
    this.become('suspended');
  }

  async close() {
    this.become('closed');
  }

  become(state: AudioContextState) {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }

  createOscillator() {
    return {
      frequency: { value: 0 },
      connect: (next: unknown) => next,
      start: (at: number) => this.started.push(at),
      stop: (at: number) => this.stopped.push(at),
    };
  }

  createGain() {
    const ramp = () => undefined;
    return {
      gain: { setValueAtTime: ramp, linearRampToValueAtTime: ramp, exponentialRampToValueAtTime: ramp },
      connect: (next: unknown) => next,
    };
  }
}

let audio: AudioStandIn;
let allowed: number;
const createPlayer = () => new WebAudioPlayer(() => (allowed += 1), audio as unknown as AudioContext);

beforeEach(() => {
  vi.useFakeTimers();
  audio = new AudioStandIn();
  allowed = 0;
});
afterEach(() => vi.useRealTimers());

it('is allowed at once where the browser wants no touch', () => {
  audio.state = 'running';
  expect(createPlayer().isAllowed()).toBe(true);
  expect(allowed).toBe(1);
});

it('makes no tone before the first touch, and says when it may', () => {
  const player = createPlayer();
  player.play(sounds.report);
  expect([player.isAllowed(), audio.started]).toEqual([false, []]);
  audio.wasTouched = true;
  player.unlock();
  expect([player.isAllowed(), allowed]).toEqual([true, 1]);
});

it('plays each tone of a melody at its moment', () => {
  audio.state = 'running';
  createPlayer().play({ frequenciesHertz: [440, 880, 440], stepSeconds: 0.5, toneSeconds: 1, volume: 0.1 });
  expect(audio.started).toEqual([7, 7.5, 8]);
  expect(audio.stopped).toEqual([8, 8.5, 9]);
});

it('gives the sound device back after the last tone and wakes it for the next, still allowed', () => {
  audio.state = 'running';
  audio.wasTouched = true;
  const player = createPlayer();
  player.play(sounds.urgent);
  vi.advanceTimersByTime(600);
  expect(audio.state).toBe('running');
  vi.advanceTimersByTime(2_000);
  expect([audio.state, player.isAllowed()]).toEqual(['suspended', true]);
  player.play(sounds.report);
  expect(audio.state).toBe('running');
  expect(allowed).toBe(1);
});

it('leaves nothing open', () => {
  audio.state = 'running';
  const player = createPlayer();
  player.play(sounds.report);
  player.close();
  expect([audio.state, vi.getTimerCount()]).toEqual(['closed', 0]);
});

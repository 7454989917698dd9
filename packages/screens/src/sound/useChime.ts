import { browserStorage, readChoice, writeChoice, type ChoiceStorage } from '@finemesh/ui';
import { computed, inject, onScopeDispose, provide, ref, type ComputedRef, type InjectionKey } from 'vue';
import { sounds, type SoundName } from './sounds.ts';
import { WebAudioPlayer, type TonePlayer } from './TonePlayer.ts';

export interface ChimeOptions {
  /** Where the person's choice is remembered. */
  readonly storageKey: string;
  /** What is played when it is switched on. */
  readonly sample: SoundName;
  readonly createPlayer?: (onAllowed: () => void) => TonePlayer;
  readonly storage?: ChoiceStorage;
  /** Where touches and keys are noticed. */
  readonly page?: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
}

/** `off`: a person has muted it; `blocked`: it is on, and the browser waits for a first touch; `ready`: it sounds. */
export type ChimeState = 'off' | 'blocked' | 'ready';

/** The sounds of a page. */
export interface Chime {
  readonly state: ComputedRef<ChimeState>;
  /** Sounds where it is on and the browser lets it. */
  readonly ring: (sound: SoundName) => void;
  /** Switches it on or off and remembers that; switching on plays the sample. */
  readonly setOn: (on: boolean) => void;
  /** Plays the sample, from a touch, so that the browser lets the page sound from here on. */
  readonly test: () => void;
}

/** The browser lets a page sound after one of these. */
const touches = ['pointerdown', 'keydown'] as const;

/** Sounds for as long as the calling scope lives. On until somebody mutes them. */
export function createChime({ storageKey, sample, page = window, ...options }: ChimeOptions): Chime {
  const storage = options.storage === undefined ? browserStorage() : options.storage;
  const isOn = ref(readChoice(storage, storageKey, ['on', 'off']) !== 'off');
  const isAllowed = ref(false);
  const createPlayer = options.createPlayer ?? createBrowserPlayer;
  let isWaitingToTest = false;
  const player = createPlayer(() => {
    isAllowed.value = true;
    for (const touch of touches) page.removeEventListener(touch, unlock);
    if (isWaitingToTest) ring(sample);
  });

  function unlock(): void {
    player.unlock();
  }

  function ring(sound: SoundName): void {
    if (isOn.value && isAllowed.value) player.play(sounds[sound]);
  }

  function test(): void {
    if (isAllowed.value) return ring(sample);
    isWaitingToTest = true;
    unlock();
  }

  function setOn(on: boolean): void {
    isOn.value = on;
    writeChoice(storage, storageKey, on ? 'on' : 'off');
    if (on) test();
  }

  if (!player.isAllowed()) for (const touch of touches) page.addEventListener(touch, unlock);
  onScopeDispose(() => {
    for (const touch of touches) page.removeEventListener(touch, unlock);
    player.close();
  });

  const state = computed<ChimeState>(() => (!isOn.value ? 'off' : isAllowed.value ? 'ready' : 'blocked'));
  return { state, ring, setOn, test };
}

function createBrowserPlayer(onAllowed: () => void): TonePlayer {
  if (globalThis.AudioContext !== undefined) return new WebAudioPlayer(onAllowed);
  const nothing = (): void => undefined;
  return { play: nothing, isAllowed: () => false, unlock: nothing, close: nothing };
}

const chimeKey: InjectionKey<Chime> = Symbol('chime');

/** Gives the components below one chime. @returns it. */
export function provideChime(options: ChimeOptions): Chime {
  const chime = createChime(options);
  provide(chimeKey, chime);
  return chime;
}

/**
 * The chime of the page around the calling component.
 *
 * @throws Error where none is provided.
 */
export function useChime(): Chime {
  const chime = inject(chimeKey);
  if (chime === undefined) throw new Error('no chime is provided');
  return chime;
}

import { onScopeDispose, ref } from 'vue';

const storageKey = 'finemesh.wall.sound';

/** What plays tones; the browser's own, or another one in tests. */
export interface TonePlayer {
  /** Plays one tone. @param startSeconds from now. */
  play(frequencyHertz: number, startSeconds: number, lengthSeconds: number): void;
  /** Whether the browser lets the page sound: it wants a touch first. */
  ready(): boolean;
  /** Asks the browser again; to be called from a touch. */
  unlock(): Promise<void>;
  close(): void;
}

export interface UseChimeOptions {
  readonly createPlayer?: () => TonePlayer;
  readonly storage?: Pick<Storage, 'getItem' | 'setItem'> | null;
}

/** Two rising tones for a case, three falling ones where life may be at risk; frequencies of the tempered scale in hertz. */
const melodies = { report: [659.26, 880], urgent: [987.77, 783.99, 987.77] } as const;

/**
 * The wall's sound, made and not loaded. It is on until somebody mutes it, and the choice stays; `blocked` is true while the
 * browser waits for a first touch before it lets a page sound.
 */
export function useChime(options: UseChimeOptions = {}) {
  const storage = options.storage === undefined ? localStorage : options.storage;
  const player = (options.createPlayer ?? createWebAudioPlayer)();
  const isOn = ref(storage?.getItem(storageKey) !== 'off');
  const blocked = ref(!player.ready());

  function setOn(on: boolean): void {
    isOn.value = on;
    storage?.setItem(storageKey, on ? 'on' : 'off');
    if (on) void test();
  }

  function ring(kind: keyof typeof melodies): void {
    if (!isOn.value) return;
    blocked.value = !player.ready();
    if (blocked.value) return;
    melodies[kind].forEach((frequency, i) => player.play(frequency, i * 0.16, 0.32));
  }

  /** Sounds now, from a touch, so that the browser allows it from here on. */
  async function test(): Promise<void> {
    await player.unlock();
    ring('report');
  }

  onScopeDispose(() => player.close());
  return { isOn, blocked, setOn, ring, test };
}

function createWebAudioPlayer(): TonePlayer {
  const audio = new AudioContext();
  return {
    ready: () => audio.state === 'running',
    unlock: () => audio.resume(),
    close: () => void audio.close(),
    play(frequency, start, length) {
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      const at = audio.currentTime + start;
      tone.type = 'sine';
      tone.frequency.value = frequency;
      volume.gain.setValueAtTime(0, at);
      volume.gain.linearRampToValueAtTime(0.22, at + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.001, at + length);
      tone.connect(volume).connect(audio.destination);
      tone.start(at);
      tone.stop(at + length);
    },
  };
}

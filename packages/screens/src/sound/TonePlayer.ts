import { lengthOf, type Melody } from './sounds.ts';

/** What makes tones: the browser, or a stand-in. */
export interface TonePlayer {
  /** Plays at once where the page is allowed to sound, and is silent where it is not. */
  play(melody: Melody): void;
  /** Whether the browser lets the page sound. Most want a touch first; a wall's browser may be set to want none. */
  isAllowed(): boolean;
  /** Asks the browser again; to be called from a touch. */
  unlock(): void;
  close(): void;
}

/** Time after the last tone before the sound device is given back, in milliseconds: a phone's battery pays for an open one. */
const restAfterMs = 1_000;

/** Tones made with Web Audio, so that no file is loaded for them. */
export class WebAudioPlayer implements TonePlayer {
  readonly #audio: AudioContext;
  readonly #onAllowed: () => void;
  #isAllowed = false;
  #rest: ReturnType<typeof setTimeout> | undefined;

  /** @param onAllowed called once, when the browser lets the page sound. */
  constructor(onAllowed: () => void, audio: AudioContext = new AudioContext()) {
    this.#audio = audio;
    this.#onAllowed = onAllowed;
    audio.addEventListener('statechange', this.#noticeState);
    this.#noticeState();
  }

  isAllowed(): boolean {
    return this.#isAllowed;
  }

  unlock(): void {
    void this.#audio.resume();
  }

  play(melody: Melody): void {
    if (!this.#isAllowed) return;
    void this.#audio.resume();
    const start = this.#audio.currentTime;
    melody.frequenciesHertz.forEach((frequency, i) => this.#tone(frequency, start + i * melody.stepSeconds, melody));
    this.#restIn(lengthOf(melody) * 1_000 + restAfterMs);
  }

  close(): void {
    clearTimeout(this.#rest);
    this.#audio.removeEventListener('statechange', this.#noticeState);
    void this.#audio.close();
  }

  readonly #noticeState = (): void => {
    if (this.#isAllowed || this.#audio.state !== 'running') return;
    this.#isAllowed = true;
    this.#restIn(restAfterMs);
    this.#onAllowed();
  };

  #restIn(delayMs: number): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.#audio.suspend(), delayMs);
  }

  #tone(frequency: number, at: number, { toneSeconds, volume }: Melody): void {
    const oscillator = this.#audio.createOscillator();
    const gain = this.#audio.createGain();
    oscillator.frequency.value = frequency;
    // A tone that began and ended at full volume would click.
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(volume, at + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.001, at + toneSeconds);
    oscillator.connect(gain).connect(this.#audio.destination);
    oscillator.start(at);
    oscillator.stop(at + toneSeconds);
  }
}

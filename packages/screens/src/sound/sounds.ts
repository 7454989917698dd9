/** What a page says by a sound. */
export type SoundName = 'report' | 'urgent' | 'arrival';

/** Tones one after another. */
export interface Melody {
  /** One tone each, in hertz. */
  readonly frequenciesHertz: readonly number[];
  /** From the start of one tone to the start of the next. */
  readonly stepSeconds: number;
  /** Length of one tone; its end lies under the start of the next. */
  readonly toneSeconds: number;
  /** Of the loudest moment, from 0 to 1. */
  readonly volume: number;
}

/** Frequencies are those of the tempered scale with a' at 440 Hz. */
export const sounds: Record<SoundName, Melody> = {
  /** A fourth upwards, for the room of the wall. */
  report: { frequenciesHertz: [659.26, 880], stepSeconds: 0.16, toneSeconds: 0.32, volume: 0.22 },
  /** Three high tones that fall and rise again: life may be at risk. */
  urgent: { frequenciesHertz: [987.77, 783.99, 987.77], stepSeconds: 0.16, toneSeconds: 0.32, volume: 0.22 },
  /** A soft fifth, for a phone in a pocket or a hand. */
  arrival: { frequenciesHertz: [587.33, 880], stepSeconds: 0.18, toneSeconds: 0.36, volume: 0.12 },
};

/** From the start of the first tone to the end of the last, in seconds. */
export function lengthOf({ frequenciesHertz, stepSeconds, toneSeconds }: Melody): number {
  return (frequenciesHertz.length - 1) * stepSeconds + toneSeconds;
}

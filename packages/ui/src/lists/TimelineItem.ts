import type { Instant } from '../language/dateTimeFormats.ts';
import type { Tone } from '../status/Tone.ts';

/** One thing that happened, or is to come. */
export interface TimelineItem {
  key: string;
  title: string;
  at?: Instant | undefined;
  note?: string | undefined;
  /** Done (default), going on, or still to come. */
  state?: 'done' | 'current' | 'next' | undefined;
  /** Colours the dot of an item that is not as it should be. */
  tone?: Tone | undefined;
}

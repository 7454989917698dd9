import type { PositionFrame } from '@finemesh/contract';
import type { LngLat } from '@finemesh/geo';

/** The layer of people who share their position. Nothing about them is kept but where they are now. */
export interface MovingDots {
  /**
   * Takes in one decoded frame of the contract. Dots glide from where they are seen now to their new
   * place within a second; with `prefers-reduced-motion` they jump. A full frame, and any frame of
   * cells, forgets what was shown before.
   */
  apply(frame: PositionFrame): void;
  /** Removes every dot and cell, for a new subscription or a lost connection. */
  clear(): void;
  /** How many dots are shown; 0 while cells are. */
  readonly count: number;
  /**
   * The slot of the dot nearest to a point, or null when none lies within reach.
   *
   * @param withinPixels CSS pixels at the present zoom; 12 by default
   */
  pick(point: LngLat, withinPixels?: number): number | null;
}

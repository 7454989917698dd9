import type { LngLat } from '@finemesh/geo';

/**
 * How far a case has come, as far as the map tells it apart: just reported (pulses), being worked
 * on, beyond its time or dangerous, settled.
 */
export type CaseTone = 'fresh' | 'open' | 'urgent' | 'done';

/** One case as a mark. Hold no personal data in it: it stands on a wall. */
export interface MapCase {
  readonly id: string;
  readonly point: LngLat;
  readonly tone: CaseTone;
  /** A few characters below the mark at street level, such as the category. */
  readonly label?: string | undefined;
}

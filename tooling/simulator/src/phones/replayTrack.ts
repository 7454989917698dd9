import { distanceMeters, headingBetween, type LngLat } from '@finemesh/geo';
import type { SimulatorClock } from '../SimulatorClock.ts';
import type { Phone } from './Phone.ts';

/** A point of a recorded track. */
export interface TrackPoint {
  /** WGS-84. */
  readonly point: LngLat;
  /** When it was recorded. */
  readonly at: Date;
}

export interface ReplayOptions {
  /** How many times faster than it was recorded; 1 by default. */
  readonly speedup?: number;
  readonly clock: SimulatorClock;
  readonly signal: AbortSignal;
}

/**
 * Sends a recorded track through a phone in its own rhythm, as if it happened now: readings carry the present time, the recorded
 * speed and the direction of travel.
 *
 * @returns how many readings were handed to the phone.
 */
export async function replayTrack(track: readonly TrackPoint[], phone: Phone, { speedup = 1, clock, signal }: ReplayOptions): Promise<number> {
  let sent = 0;
  let last: TrackPoint | undefined;
  for (const current of track) {
    const elapsedMs = last ? Math.max(0, current.at.getTime() - last.at.getTime()) : 0;
    if (elapsedMs > 0) await clock.wait(elapsedMs / speedup, signal);
    if (signal.aborted) break;
    const meters = last ? distanceMeters(last.point, current.point) : 0;
    await phone.send({
      point: current.point,
      at: clock.now(),
      headingDegrees: last && meters > 0.5 ? headingBetween(last.point, current.point) : null,
      speedMetersPerSecond: elapsedMs > 0 ? meters / (elapsedMs / 1000) : null,
    });
    sent += 1;
    last = current;
  }
  return sent;
}

import type { LngLat } from '@finemesh/geo';

/** A reading of a phone's receiver. */
export interface PhoneReading {
  /** WGS-84. */
  readonly point: LngLat;
  readonly at: Date;
  /** Degrees clockwise from north; `null` when not known. */
  readonly headingDegrees: number | null;
  readonly speedMetersPerSecond: number | null;
}

/** A phone that sends the server where it is. */
export interface Phone {
  /**
   * Sends the reading, or drops it while the server cannot be reached: nobody waits for an old position.
   * Never rejects; trouble is logged once, and once more when it is over.
   */
  send(reading: PhoneReading): Promise<void>;
  /** Its owner does not want to be seen for a while. */
  fallSilent(): Promise<void>;
  /** Keeps what it needs open until the signal. */
  run(signal: AbortSignal): Promise<void>;
}

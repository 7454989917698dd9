/** A reading as a phone app of the OsmAnd protocol sends it, in our units. `null` where the app does not say. */
export interface OsmAndReading {
  readonly deviceId: string;
  /** WGS-84 degrees. */
  readonly lng: number;
  readonly lat: number;
  /** When it was taken on the phone; `null` means now. */
  readonly at: Date | null;
  readonly speedMetersPerSecond: number | null;
  readonly headingDegrees: number | null;
  readonly accuracyMeters: number | null;
  /** 0 to 100. */
  readonly batteryPercent: number | null;
}

import type { LngLat } from '@finemesh/geo';

/** What a resident reports, as the portal would send it. */
export interface PilotReport {
  /** Minutes after midnight, 0 to 1439. */
  readonly atMinute: number;
  readonly kind: 'report';
  readonly categoryCode: string;
  /** The building or stall, where the resident chose one; otherwise the place on the map. */
  readonly place: PilotReportPlace;
  readonly words: string;
}

export type PilotReportPlace =
  | { readonly placeCode: string; readonly point?: never }
  | { readonly point: LngLat; readonly placeCode?: never };

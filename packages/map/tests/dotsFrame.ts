import type { DotsFrame } from '@finemesh/contract';
import type { LngLat } from '@finemesh/geo';

/** A change of some dots: slot, place, status 0. */
export function dotsFrame(dots: readonly (readonly [slot: number, point: LngLat])[], change: Partial<DotsFrame> = {}): DotsFrame {
  return {
    kind: 'dots',
    full: false,
    atSeconds: 0,
    slots: Uint32Array.from(dots, ([slot]) => slot),
    lng: Float64Array.from(dots, ([, point]) => point[0]),
    lat: Float64Array.from(dots, ([, point]) => point[1]),
    status: new Uint8Array(dots.length),
    removed: new Uint32Array(),
    ...change,
  };
}

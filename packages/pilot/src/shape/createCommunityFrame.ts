import { createLocalPlane, type LngLat, type LocalPlane, type PlanPoint } from '@finemesh/geo';
import type { Polygon } from 'geojson';
import type { CommunityPlan } from '../plan/CommunityPlan.ts';
import { createBend, type Bend } from './createBend.ts';

/** Carries points of a community's straight plan to the earth. */
export interface CommunityFrame {
  /** Bent and placed: what is drawn on the plan goes through here. */
  place(point: PlanPoint): LngLat;
  /** Corners of a rigid rectangle around a point of the plan, turned as the streets there are turned; closed, counter-clockwise. */
  placeRectangle(center: PlanPoint, lengthMeters: number, depthMeters: number): Polygon;
  /** A ring of the plan with a point added at least every `pieceMeters` (20 m by default), so that it follows the bend; closed. */
  placeRing(ring: readonly PlanPoint[], pieceMeters?: number): Polygon;
  /** A line of the plan with points added along it. */
  placeLine(line: readonly PlanPoint[], pieceMeters?: number): LngLat[];
}

export function createCommunityFrame(plan: Pick<CommunityPlan, 'code' | 'place' | 'bend'>, seed: string): CommunityFrame {
  const bend: Bend = createBend({ ...plan.bend, seed: `${seed}/${plan.code}` });
  const plane: LocalPlane = createLocalPlane(plan.place);
  const place = (point: PlanPoint): LngLat => plane.toLngLat(bend(point));
  return {
    place,
    placeRectangle: (center, lengthMeters, depthMeters) => {
      const [x, y] = bend(center);
      const ahead = bend([center[0] + 10, center[1]]);
      const behind = bend([center[0] - 10, center[1]]);
      const angle = Math.atan2(ahead[1] - behind[1], ahead[0] - behind[0]);
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      const corner = (u: number, v: number): number[] => [...plane.toLngLat([x + u * cos - v * sin, y + u * sin + v * cos])];
      const [l, d] = [lengthMeters / 2, depthMeters / 2];
      return { type: 'Polygon', coordinates: [[corner(-l, -d), corner(l, -d), corner(l, d), corner(-l, d), corner(-l, -d)]] };
    },
    placeRing: (ring, pieceMeters = finePieceMeters) => ({
      type: 'Polygon',
      coordinates: [densify([...ring, ...ring.slice(0, 1)], pieceMeters).map((point) => [...place(point)])],
    }),
    placeLine: (line, pieceMeters = finePieceMeters) => densify(line, pieceMeters).map(place),
  };
}

/** Longest piece that is left straight by default, metres. */
const finePieceMeters = 20;

function densify(line: readonly PlanPoint[], pieceMeters: number): PlanPoint[] {
  return line.flatMap((to, i): PlanPoint[] => {
    const from = line[i - 1];
    if (!from) return [to];
    const pieces = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / pieceMeters));
    return Array.from({ length: pieces }, (_, j): PlanPoint => {
      const part = (j + 1) / pieces;
      return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
    });
  });
}

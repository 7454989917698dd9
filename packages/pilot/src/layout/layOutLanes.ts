import type { PlanPoint } from '@finemesh/geo';
import type { CommunityPlan } from '../plan/CommunityPlan.ts';
import type { RowBand } from './RowBand.ts';

/** How far the ring lane keeps from the rows' ends, metres. */
const ringSetbackMeters = 8;

type Lane = readonly [PlanPoint, PlanPoint];

/**
 * The lanes inside each compound: one along every row, a ring lane at both ends that joins them, and gates at the middle
 * row. Grounds outside compounds get lanes that run through to the streets on both sides.
 */
export function layOutLanes(plan: CommunityPlan, bands: readonly RowBand[]): Lane[] {
  const inCompounds = plan.compounds.flatMap((compound) =>
    lanesOfCompound(bands.filter(({ grid }) => grid.compound === compound.key), compound.gates),
  );
  const elsewhere = bands
    .filter(({ grid }) => grid.compound === undefined)
    .map(({ grid, laneY }): Lane => [[grid.area[0], laneY], [grid.area[2], laneY]]);
  return [...inCompounds, ...elsewhere];
}

function lanesOfCompound(bands: readonly RowBand[], gates: readonly ('west' | 'east')[]): Lane[] {
  const [first, last] = [bands[0], bands.at(-1)];
  const middle = bands[Math.floor(bands.length / 2)];
  if (!first || !last || !middle) return [];
  const { area, inset } = first.grid;
  const [west, east] = [area[0] + inset[0] - ringSetbackMeters, area[2] - inset[2] + ringSetbackMeters];
  const rows = bands.map(({ laneY }): Lane => [[west, laneY], [east, laneY]]);
  const ring: Lane[] = [
    [[west, first.laneY], [west, last.laneY]],
    [[east, first.laneY], [east, last.laneY]],
  ];
  const openings = gates.map((gate): Lane =>
    gate === 'west' ? [[area[0], middle.laneY], [west, middle.laneY]] : [[east, middle.laneY], [area[2], middle.laneY]],
  );
  return [...rows, ...ring, ...openings];
}

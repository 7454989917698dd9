import type { PlanPoint } from '@finemesh/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPatchwork, type PlanRect } from './createPatchwork.ts';

/** A rectangle cut in two again and again, each time at random: patches that cover it, with corners on each other's edges. */
const patchworks = fc.array(fc.tuple(fc.nat(), fc.boolean(), fc.double({ min: 0.2, max: 0.8, noNaN: true })), { maxLength: 14 }).map((cuts) => {
  let patches: PlanRect[] = [[0, 0, 400, 300]];
  for (const [which, upright, part] of cuts) {
    const cut = patches[which % patches.length];
    if (!cut) continue;
    const [west, south, east, north] = cut;
    if (upright ? east - west < 12 : north - south < 12) continue;
    const x = Math.round(west + (east - west) * part);
    const y = Math.round(south + (north - south) * part);
    const halves: PlanRect[] = upright ? [[west, south, x, north], [x, south, east, north]] : [[west, south, east, y], [west, y, east, north]];
    patches = [...patches.filter((patch) => patch !== cut), ...halves];
  }
  return patches;
});

describe('createPatchwork', () => {
  it('runs around any union with exactly the area of its patches', () => {
    fc.assert(
      fc.property(patchworks, fc.infiniteStream(fc.boolean()), (patches, chosen) => {
        const union = patches.filter(() => chosen.next().value);
        const rings = createPatchwork(patches).ringsAround(union);
        const area = rings.reduce((sum, ring) => sum + areaOf(ring), 0);
        expect(area).toBe(union.reduce((sum, [west, south, east, north]) => sum + (east - west) * (north - south), 0));
      }),
    );
  });

  it('gives two neighbours the same points along their seam', () => {
    const patches: PlanRect[] = [[0, 0, 50, 100], [50, 0, 100, 35], [50, 35, 100, 100]];
    const patchwork = createPatchwork(patches);
    const on = (patch: PlanRect, south: number, north: number): string[] =>
      (patchwork.ringsAround([patch])[0] ?? []).slice(1).filter(([x, y]) => x === 50 && y >= south && y <= north).map(String);
    expect(on([50, 0, 100, 35], 0, 35).sort()).toEqual(on([0, 0, 50, 100], 0, 35).sort());
    expect(on([50, 35, 100, 100], 35, 100).sort()).toEqual(on([0, 0, 50, 100], 35, 100).sort());
  });

  it('keeps patches that touch at a corner in rings of their own', () => {
    const patches: PlanRect[] = [[0, 0, 10, 10], [10, 0, 20, 10], [0, 10, 10, 20], [10, 10, 20, 20]];
    const rings = createPatchwork(patches).ringsAround([[0, 0, 10, 10], [10, 10, 20, 20]]);
    expect(rings.map((ring) => ring.length)).toEqual([5, 5]);
  });
});

function areaOf(ring: readonly PlanPoint[]): number {
  return ring.slice(1).reduce((sum, [x, y], i) => {
    const [px, py] = ring[i] ?? [0, 0];
    return sum + (px * y - x * py) / 2;
  }, 0);
}

import type { PositionFrame } from '@finemesh/contract';
import { FactsStandIn } from '@finemesh/screens/testing';
import { beforeEach, expect, it } from 'vitest';
import { effectScope } from 'vue';
import { useWallPositions } from './useWallPositions.ts';

const dots = { kind: 'dots', full: true, atSeconds: 0, slots: Uint32Array.of(1, 2), lng: Float64Array.of(118.68, 118.69), lat: Float64Array.of(32, 32), status: Uint8Array.of(0, 0), removed: new Uint32Array() } as const satisfies PositionFrame;
const cells = { kind: 'cells', full: true, atSeconds: 1, lng: Float64Array.of(118.68, 118.69), lat: Float64Array.of(32, 32), count: Uint32Array.of(128, 12) } as const satisfies PositionFrame;

let feed: FactsStandIn;
beforeEach(() => void (feed = new FactsStandIn()));

function open() {
  const scope = effectScope();
  return { scope, positions: scope.run(() => useWallPositions(feed))! };
}

it('knows no count before the first frame, then counts dots from near and the sums of cells from afar', () => {
  const { positions } = open();
  const counts: unknown[] = [positions.sharing.value];
  const nobody = { ...cells, lng: new Float64Array(), lat: new Float64Array(), count: new Uint32Array() };
  const another = { ...dots, full: false, slots: Uint32Array.of(7), lng: Float64Array.of(118.68), lat: Float64Array.of(32), status: Uint8Array.of(0) };
  for (const frame of [dots, cells, nobody, another]) {
    feed.sendPositions(frame);
    counts.push(positions.sharing.value);
  }
  expect(counts).toEqual([null, 2, 140, 0, 1]);
  expect(positions.layer.count).toBe(1);
});

it('asks the feed for what the map shows, and for nothing any more at its end', () => {
  const { scope, positions } = open();
  positions.watch({ bounds: [118, 31, 119, 33], zoom: 14 });
  scope.stop();
  expect(feed.watched).toEqual([{ bounds: [118, 31, 119, 33], zoom: 14 }, null]);
});

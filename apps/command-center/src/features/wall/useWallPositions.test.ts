import type { PositionFrame } from '@finemesh/contract';
import type { MapViewport } from '@finemesh/map';
import { expect, it } from 'vitest';
import { useWallPositions } from './useWallPositions.ts';

const frame = { kind: 'dots' } as PositionFrame;

it('knows no count until somebody draws, then the count that is drawn', () => {
  const positions = useWallPositions();
  positions.receive(frame);
  expect(positions.sharing.value).toBeNull();
  positions.drawWith((drawn) => (drawn === frame ? 7 : 0));
  positions.receive(frame);
  expect(positions.sharing.value).toBe(7);
});

it('asks the feed for what the map shows', () => {
  const asked: unknown[] = [];
  const positions = useWallPositions();
  positions.connect({ watchPositions: (watch) => asked.push(watch) });
  positions.watch({ bounds: [118, 31, 119, 33], zoom: 14 } as unknown as MapViewport);
  expect(asked).toEqual([{ bounds: [118, 31, 119, 33], zoom: 14 }]);
});

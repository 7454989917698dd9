import { expect, it } from 'vitest';
import { CellIndex } from './CellIndex.ts';

function near(index: CellIndex, bounds: readonly [number, number, number, number]): number[] {
  const found: number[] = [];
  index.forEachNear(bounds, (slot) => found.push(slot));
  return found.sort((a, b) => a - b);
}

it('finds a slot where it is and nowhere else, near and from afar', () => {
  const index = new CellIndex();
  for (let slot = 0; slot < 50; slot += 1) index.put(slot, 118 + slot / 10, 32);
  index.put(3, 110, 20);
  expect(near(index, [109.999, 19.999, 110.001, 20.001])).toEqual([3]);
  expect(near(index, [118.299, 31.999, 118.301, 32.001])).toEqual([]);
  expect(near(index, [-180, -90, 180, 90])).toHaveLength(50);
});

it('finds nothing of what was removed', () => {
  const index = new CellIndex();
  index.put(1, 118, 32);
  expect([[...index.slots()], index.size]).toEqual([[1], 1]);
  index.remove(1);
  index.remove(1);
  expect([[...index.slots()], index.size, near(index, [-180, -90, 180, 90])]).toEqual([[], 0, []]);
});

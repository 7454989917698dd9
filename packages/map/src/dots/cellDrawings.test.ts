import { expect, test } from 'vitest';
import { drawingOf, seen, seenNumber } from '../../tests/engineEyes.ts';
import { wallPalette } from '../style/wallPalette.ts';
import { cellDrawings } from './cellDrawings.ts';

const counts = [1, 5, 12, 128, 900, 5000];
const sight = (count: number) => ({ zoom: 12, properties: { count } });
const radius = (count: number): number => seenNumber(drawingOf(cellDrawings(wallPalette, 1), 'cell'), 'circle-radius', sight(count));

test('a cell is the larger the more people it counts, up to a size that leaves its neighbours room', () => {
  const radii = counts.map(radius);
  expect(radii).toEqual(radii.toSorted((a, b) => a - b));
  expect([radius(900), radius(5000), radius(100_000)]).toEqual([46, 46, 46]);
});

test('a cell’s disc grows with the root of the number, so that its area says how many', () => {
  const step = (from: number, to: number): number => radius(to) - radius(from);
  expect(step(1, 4)).toBeCloseTo(step(4, 9), 6);
});

test('a cell says its number, inside its disc, at every size of text', () => {
  for (const textScale of [0.5, 1, 2]) {
    const [disc, text] = ['cell', 'cell-count'].map((id) => drawingOf(cellDrawings(wallPalette, textScale), id));
    if (!disc || !text) throw new Error('a drawing is missing');
    for (const count of counts) {
      const written = String(seen(text, 'text-field', sight(count)));
      expect(written).toBe(String(count));
      // A digit is about 0.6 of its size wide.
      expect(0.6 * written.length * seenNumber(text, 'text-size', sight(count)), `${count} at ${textScale}`).toBeLessThan(2 * seenNumber(disc, 'circle-radius', sight(count)));
    }
  }
});

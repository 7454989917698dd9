import { describe, expect, test } from 'vitest';
import { drawingOf, drawnBy, seen, seenNumber } from '../../tests/engineEyes.ts';
import { wallPalette } from '../style/wallPalette.ts';
import { boundaryDrawings, highlightDrawings, shadeDrawings } from './boundaryDrawings.ts';

const boundaries = boundaryDrawings(wallPalette);
const grids = boundaries.filter(({ source }) => source === 'grids');

describe('boundaries', () => {
  test('outline each grid once, an exclusive one with dashes', () => {
    const lineOf = (kind?: string): string[] => drawnBy(grids, { zoom: 15, properties: kind === undefined ? {} : { kind } });
    expect(lineOf('exclusive')).toEqual(['grid-glow', 'grid-line-exclusive']);
    for (const kind of ['comprehensive', 'of a new kind', undefined]) expect(lineOf(kind), kind).toEqual(['grid-glow', 'grid-line']);
    expect(grids.filter(({ paint = {} }) => 'line-dasharray' in paint).map(({ id }) => id)).toEqual(['grid-line-exclusive']);
  });

  test('draw both sorts of grids equally strong', () => {
    for (const zoom of [9, 13, 17, 20]) {
      expect(seenNumber(drawingOf(grids, 'grid-line-exclusive'), 'line-width', { zoom })).toBe(seenNumber(drawingOf(grids, 'grid-line'), 'line-width', { zoom }));
    }
  });

  test('show micro-grids from near, rising out of nothing, always finer than grids', () => {
    const line = drawingOf(boundaries, 'micro-grid-line');
    expect([drawnBy([line], { zoom: 12.9 }), drawnBy([line], { zoom: 13 })]).toEqual([[], ['micro-grid-line']]);
    expect(seenNumber(line, 'line-opacity', { zoom: 13 })).toBe(0);
    expect(seenNumber(line, 'line-opacity', { zoom: 18 })).toBe(wallPalette.microGridOpacity);
    for (const zoom of [13, 15, 18, 20]) {
      expect(seenNumber(line, 'line-width', { zoom })).toBeLessThan(seenNumber(drawingOf(grids, 'grid-line'), 'line-width', { zoom }));
    }
  });
});

describe('shades', () => {
  const [shade] = shadeDrawings(wallPalette);
  const opacity = (value: number): number => (shade ? seenNumber(shade, 'fill-opacity', { zoom: 15, properties: { shade: value } }) : Number.NaN);

  test('are nothing for nothing, and leave the ground to be seen through the most', () => {
    expect(opacity(0)).toBe(0);
    expect(opacity(0.5)).toBeCloseTo(opacity(1) / 2, 6);
    expect(opacity(1)).toBeLessThan(0.5);
  });
});

describe('a highlight', () => {
  test('lights the area up without hiding it, and its outline most of all', () => {
    const [fill, glow, line] = highlightDrawings(wallPalette);
    if (!fill || !glow || !line) throw new Error('a drawing is missing');
    expect(seenNumber(fill, 'fill-opacity', { zoom: 16 })).toBeLessThan(0.3);
    expect(seen(line, 'line-color', { zoom: 16 })).toBe(wallPalette.highlight);
    for (const zoom of [12, 15, 20]) expect(seenNumber(glow, 'line-width', { zoom })).toBeGreaterThan(seenNumber(line, 'line-width', { zoom }));
  });
});

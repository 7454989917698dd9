import { describe, expect, test } from 'vitest';
import { createSampleTerritory, samplePoint } from '../../tests/createSampleTerritory.ts';
import { drawingOf, drawnBy, isDrawn, seen, seenNumber } from '../../tests/engineEyes.ts';
import { wallPalette } from '../style/wallPalette.ts';
import { nameDrawings } from './nameDrawings.ts';
import { territoryData } from './territoryData.ts';

const drawings = nameDrawings(wallPalette, 'zh-CN', 1);
const english = nameDrawings(wallPalette, 'en', 1);
const labels = drawings.filter(({ type, source }) => type === 'symbol' && source === 'names');
const ids = drawings.map(({ id }) => id);

function sampleNames(): Record<string, unknown>[] {
  const territory = createSampleTerritory();
  territory.places.features.push({ type: 'Feature', geometry: { type: 'Point', coordinates: [...samplePoint(0, 0)] }, properties: { code: 'S1', name: '江畔鲜蔬', kind: 'stall' } });
  return (territoryData(territory)['names']?.features ?? []).map(({ properties }) => ({ ...properties }));
}

describe('names', () => {
  test('of every sort that the territory has are written by one drawing, at some zoom', () => {
    const sorts = new Map(sampleNames().map((properties) => [String(properties['layer']), properties]));
    expect([...sorts.keys()].toSorted()).toEqual(['building', 'compound', 'green', 'grid', 'micro-grid', 'place', 'stall', 'water']);
    for (const [sort, properties] of sorts) {
      const writers = labels.filter((label) => isDrawn(label, { zoom: label.minzoom ?? 0, properties })).map(({ id }) => id);
      expect(writers, sort).toEqual([`${sort}-label`]);
    }
  });

  test('are written in the language of the page', () => {
    const properties = { layer: 'place', name: '农贸市场', nameEn: 'Farm Market' };
    for (const id of ['place-label', 'street-label']) {
      expect(seen(drawingOf(drawings, id), 'text-field', { zoom: 17, properties })).toBe('农贸市场');
      expect(seen(drawingOf(english, id), 'text-field', { zoom: 17, properties })).toBe('Farm Market');
    }
  });

  test.each([[undefined], [null], ['']])('without an English one (%o) keep the Chinese one', (nameEn) => {
    for (const id of ['grid-label', 'building-label', 'street-label']) {
      expect(seen(drawingOf(english, id), 'text-field', { zoom: 17, properties: { name: '葡园路', nameEn } })).toBe('葡园路');
    }
  });

  test('grow with the size of the text at every zoom', () => {
    const large = nameDrawings(wallPalette, 'zh-CN', 1.35);
    for (const { id } of [...labels, drawingOf(drawings, 'street-label')]) {
      for (const zoom of [12, 15, 17.3, 20]) {
        const usual = seenNumber(drawingOf(drawings, id), 'text-size', { zoom });
        expect(usual, `${id} at ${zoom}`).toBeGreaterThanOrEqual(10);
        expect(seenNumber(drawingOf(large, id), 'text-size', { zoom }), `${id} at ${zoom}`).toBeCloseTo(1.35 * usual, 6);
      }
    }
  });

  test('of greater areas win over those of smaller ones', () => {
    const order = ['stall-label', 'building-label', 'street-label', 'compound-label', 'micro-grid-label', 'grid-label'];
    expect(order.map((id) => ids.indexOf(id))).toEqual(order.map((id) => ids.indexOf(id)).toSorted((a, b) => a - b));
    expect(ids).toEqual(expect.arrayContaining(order));
  });

  test('say at every zoom of a district whose ground it is', () => {
    for (let zoom = 12.5; zoom <= 20; zoom += 0.1) {
      const shown = ['grid', 'micro-grid'].flatMap((layer) => drawnBy(labels, { zoom, properties: { layer } }));
      expect(shown.length, `at ${zoom.toFixed(1)}`).toBeGreaterThan(0);
    }
  });

  test('of houses and stalls wait until they fit', () => {
    const shown = (layer: string, zoom: number): number => drawnBy(labels, { zoom, properties: { layer } }).length;
    expect([shown('building', 16), shown('building', 16.5)]).toEqual([0, 1]);
    expect([shown('stall', 18), shown('stall', 18.5)]).toEqual([0, 1]);
  });

  test('of places stand beside a point that appears with them; stalls have none', () => {
    const point = drawingOf(drawings, 'place-point');
    expect(point.minzoom).toBe(drawingOf(drawings, 'place-label').minzoom);
    expect(['place', 'stall', 'grid'].map((layer) => isDrawn(point, { zoom: 19, properties: { layer } }))).toEqual([true, false, false]);
  });

  test('of streets are spaced as their script is written', () => {
    const spacing = (of: typeof drawings): number => seenNumber(drawingOf(of, 'street-label'), 'text-letter-spacing', { zoom: 16 });
    expect(spacing(drawings)).toBeGreaterThan(spacing(english));
  });
});

import { createExpression } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, test } from 'vitest';
import { drawingOf, drawnBy, seen, seenNumber, type Sight } from '../../tests/engineEyes.ts';
import { wallPalette } from '../style/wallPalette.ts';
import { caseClustering, caseDrawings } from './caseDrawings.ts';
import type { CaseTone } from './MapCase.ts';

const drawings = caseDrawings(wallPalette, 1);
const named = (id: string, textScale = 1) => drawingOf(caseDrawings(wallPalette, textScale), id);
const tones: readonly CaseTone[] = ['urgent', 'fresh', 'open', 'done'];
const zooms = [9, 12, 14.5, 16, 18, 20];
const one = (tone: string, zoom = 16): Sight => ({ zoom, properties: { id: 'a', tone } });

/** The properties of a cluster of marks, as the engines add them up. */
function clusterOf(...members: readonly CaseTone[]): Record<string, number> {
  const counts = Object.entries(caseClustering.clusterProperties ?? {}).map(([name, [operator, value]]) => {
    expect(operator).toBe('+');
    const each = createExpression(value, name);
    if (each.result === 'error') throw new Error(each.value.map(({ message }) => message).join('\n'));
    return [name, members.reduce((sum, tone) => sum + Number(each.value.evaluate({ zoom: 12 }, { type: 'Point', properties: { tone } })), 0)] as const;
  });
  return { cluster_id: 1, point_count: members.length, ...Object.fromEntries(counts) };
}

const ringColor = (...members: readonly CaseTone[]): unknown =>
  seen(named('cluster'), 'circle-stroke-color', { zoom: 12, properties: clusterOf(...members) });

describe('a cluster', () => {
  test('takes the tone of its worst, however few of it there are', () => {
    expect(ringColor('done', 'done', 'open', 'fresh', 'urgent')).toBe(wallPalette.cases.urgent);
    expect(ringColor('done', 'open', 'open', 'fresh')).toBe(wallPalette.cases.fresh);
    expect(ringColor('done', 'done', 'done', 'open')).toBe(wallPalette.cases.open);
    expect(ringColor('done', 'done')).toBe(wallPalette.cases.done);
  });

  test('glows in the colour of its ring', () => {
    for (const tone of tones) expect(seen(named('cluster-glow'), 'circle-color', { zoom: 12, properties: clusterOf(tone, 'done') })).toBe(ringColor(tone, 'done'));
  });

  test('says how many it holds, inside its disc, at every size of text', () => {
    for (const textScale of [0.5, 1, 1.35, 2]) {
      for (const count of [2, 9, 10, 99, 100, 999, 1000, 9999]) {
        const sight = { zoom: 12, properties: { ...clusterOf('open'), point_count: count } };
        const text = String(seen(named('cluster-count', textScale), 'text-field', sight));
        expect(text).toBe(String(count));
        // A bold digit is about 0.6 of its size wide.
        const width = 0.6 * text.length * seenNumber(named('cluster-count', textScale), 'text-size', sight);
        expect(2 * seenNumber(named('cluster', textScale), 'circle-radius', sight), `${count} at ${textScale}`).toBeGreaterThan(width);
      }
    }
  });

  test('falls apart before the zoom at which one doorstep is on screen', () => {
    expect(caseClustering).toMatchObject({ cluster: true, clusterMaxZoom: 17 });
    expect(drawnBy(drawings, { zoom: 12, properties: clusterOf('open', 'done') })).toEqual(['cluster-glow', 'cluster', 'cluster-count', 'selection-halo', 'selection']);
  });
});

describe('a single mark', () => {
  const fromCases = drawings.filter(({ source }) => source === 'cases');

  test('is never drawn as a cluster, and writes its label only from near and only when it has one', () => {
    const labelled = { id: 'a', tone: 'open', label: '路灯' };
    expect(drawnBy(fromCases, one('open', 12))).toEqual(['glow', 'mark', 'room']);
    expect(drawnBy(fromCases, one('open', 17))).toEqual(['glow', 'mark', 'room']);
    expect(drawnBy(fromCases, { zoom: 15.4, properties: labelled })).not.toContain('label');
    expect(drawnBy(fromCases, { zoom: 15.5, properties: labelled })).toContain('label');
    expect(seen(named('label'), 'text-field', { zoom: 17, properties: labelled })).toBe('路灯');
  });

  test('has the colour of its tone in mark, light and label', () => {
    for (const tone of tones) {
      const colors = [['mark', 'circle-color'], ['glow', 'circle-color'], ['label', 'text-color']].map(([id = '', property = '']) => seen(named(id), property, one(tone)));
      expect(new Set(colors)).toEqual(new Set([wallPalette.cases[tone]]));
    }
  });

  test('of a worse tone lies above', () => {
    const heights = tones.map((tone) => seenNumber(named('mark'), 'circle-sort-key', one(tone)));
    expect(heights).toEqual([3, 2, 1, 0]);
  });

  test.each(zooms)('is larger when urgent and smaller when done, at zoom %d', (zoom) => {
    const radius = (tone: CaseTone): number => seenNumber(named('mark'), 'circle-radius', one(tone, zoom));
    expect(radius('urgent')).toBeGreaterThan(radius('open'));
    expect(radius('open')).toBeGreaterThan(radius('done'));
    expect(radius('fresh')).toBe(radius('open'));
  });

  test.each(zooms)('lies inside its ring when it is selected, at zoom %d', (zoom) => {
    const worst = one('urgent', zoom);
    const edge = seenNumber(named('mark'), 'circle-radius', worst) + seenNumber(named('mark'), 'circle-stroke-width', worst);
    expect(seenNumber(named('selection'), 'circle-radius', worst)).toBeGreaterThan(edge);
    expect(seenNumber(named('selection-halo'), 'circle-radius', worst)).toBeGreaterThan(seenNumber(named('selection'), 'circle-radius', worst));
    expect(seenNumber(named('selection'), 'circle-opacity', worst)).toBe(0);
  });

  test('keeps names of the ground away with a letter that nobody sees', () => {
    expect([seenNumber(named('room'), 'text-opacity', one('open')), seen(named('room'), 'text-allow-overlap', one('open'))]).toEqual([0, true]);
  });

  test('grows its label, not its mark, with the size of the text', () => {
    expect(seenNumber(named('label', 2), 'text-size', one('open'))).toBe(2 * seenNumber(named('label'), 'text-size', one('open')));
    expect(seenNumber(named('mark', 2), 'circle-radius', one('open'))).toBe(seenNumber(named('mark'), 'circle-radius', one('open')));
  });
});

import { describe, expect, test } from 'vitest';
import { drawingOf, drawnBy, seen, seenNumber } from '../../tests/engineEyes.ts';
import { lightPalette } from '../style/lightPalette.ts';
import { wallPalette } from '../style/wallPalette.ts';
import { groundDrawings } from './groundDrawings.ts';

const drawings = groundDrawings(wallPalette);
const ids = drawings.map(({ id }) => id);
const zooms = [9, 12, 13.5, 15, 17, 19, 20];
const named = (id: string) => drawingOf(drawings, id);
const streets = (zoom: number, kind?: string): string[] =>
  drawnBy(drawings.filter(({ source }) => source === 'streets'), { zoom, properties: { ...(kind === undefined ? {} : { kind }) } });
const widthOf = (id: string, kind: string | undefined, zoom: number): number => seenNumber(named(id), 'line-width', { zoom, properties: { kind } });

describe('streets', () => {
  test.each(zooms)('are the wider the more they carry, at zoom %d', (zoom) => {
    const [avenue, street, lane, path] = ['avenue', 'street', 'lane', 'path'].map((kind) => widthOf('street', kind, zoom));
    expect(avenue).toBeGreaterThan(street ?? Infinity);
    expect(street).toBeGreaterThan(lane ?? Infinity);
    expect(lane).toBeGreaterThan(path ?? Infinity);
  });

  test.each(zooms)('show an edge of the same width on both sides, at zoom %d', (zoom) => {
    for (const kind of ['avenue', 'street', 'lane']) expect(widthOf('street-casing', kind, zoom) - widthOf('street', kind, zoom)).toBeCloseTo(1.8, 6);
  });

  test('of a kind that the map does not know, or of none, are drawn as plain streets', () => {
    for (const kind of ['motorway', undefined]) {
      expect(streets(15, kind)).toEqual(['street-casing', 'street']);
      expect(widthOf('street', kind, 15)).toBe(widthOf('street', 'street', 15));
      expect(seen(named('street'), 'line-color', { zoom: 15, properties: { kind } })).toBe(wallPalette.streets.street);
    }
  });

  test('on foot are dashes without an edge, and only from near', () => {
    expect(streets(16, 'path')).toEqual(['street-path']);
    expect(streets(14, 'path')).toEqual([]);
    expect(widthOf('street-path', 'path', 16)).toBeGreaterThan(0);
  });

  test('have each kind in its own colour, and the larger over the smaller where they cross', () => {
    const kinds = ['lane', 'street', 'avenue'] as const;
    for (const kind of kinds) expect(seen(named('street'), 'line-color', { zoom: 15, properties: { kind } })).toBe(wallPalette.streets[kind]);
    const heights = kinds.map((kind) => seenNumber(named('street'), 'line-sort-key', { zoom: 15, properties: { kind } }));
    expect(heights).toEqual(heights.toSorted((a, b) => a - b));
    expect(new Set(heights).size).toBe(kinds.length);
    expect(ids.indexOf('street-casing')).toBeLessThan(ids.indexOf('street'));
  });
});

describe('buildings', () => {
  const color = (floors: unknown): unknown => seen(named('building'), 'fill-color', { zoom: 16, properties: { floors } });

  test('are lighter the taller they are, between the two ends of the palette', () => {
    expect([color(3), color(33)]).toEqual([wallPalette.buildingLow, wallPalette.buildingTall]);
    expect([color(1), color(60)]).toEqual([color(3), color(33)]);
    expect(new Set([3, 6, 12, 20, 33].map(color)).size).toBe(5);
  });

  test('whose storeys nobody knows are drawn as houses of six', () => {
    for (const floors of [undefined, null, '', 'unknown']) expect(color(floors), String(floors)).toBe(color(6));
    expect(color('18')).toBe(color(18));
  });

  test('come into sight step by step, shadow and edge after the house itself', () => {
    const shown = (zoom: number): string[] => drawnBy(drawings.filter(({ source }) => source === 'buildings'), { zoom });
    expect([shown(12.9), shown(13), shown(14)]).toEqual([[], ['building'], ['building-shadow', 'building', 'building-edge']]);
    expect(seenNumber(named('building-shadow'), 'fill-opacity', { zoom: 14 })).toBe(0);
    expect(seenNumber(named('building'), 'fill-opacity', { zoom: 18 })).toBe(1);
  });

  test('throw their shadow farther the nearer they are seen', () => {
    const [east = 0, south = 0] = seen(named('building-shadow'), 'fill-translate', { zoom: 15 }) as number[];
    const [fartherEast = 0, fartherSouth = 0] = seen(named('building-shadow'), 'fill-translate', { zoom: 19 }) as number[];
    expect([fartherEast > east, fartherSouth > south, east > 0, south > 0]).toEqual([true, true, true, true]);
  });
});

describe('the ground', () => {
  test('covers what is below it in the order of nature', () => {
    const order = ['water', 'shore-glow-far', 'shore-glow-near', 'land', 'compound', 'green', 'pond', 'street-casing', 'street', 'building-shadow', 'building', 'shore'];
    expect(order.map((id) => ids.indexOf(id))).toEqual(order.map((id) => ids.indexOf(id)).toSorted((a, b) => a - b));
    expect(order.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test.each(zooms)('lets the light on the water fall off outwards, at zoom %d', (zoom) => {
    const width = (id: string): number => seenNumber(named(id), 'line-width', { zoom });
    expect(width('shore-glow-far')).toBeGreaterThan(width('shore-glow-near'));
    for (const id of ['shore-glow-far', 'shore-glow-near']) expect(seenNumber(named(id), 'line-blur', { zoom })).toBeLessThan(width(id));
    expect(seenNumber(named('shore-glow-far'), 'line-opacity', { zoom })).toBeLessThan(seenNumber(named('shore-glow-near'), 'line-opacity', { zoom }));
  });

  test('is the same ground in other colours on paper', () => {
    const paper = groundDrawings(lightPalette);
    expect(paper.map(({ id }) => id)).toEqual(ids);
    expect(seen(drawingOf(paper, 'water'), 'background-color', { zoom: 15 })).toBe(lightPalette.water);
    expect(seen(drawingOf(paper, 'building'), 'fill-color', { zoom: 15, properties: { floors: 3 } })).toBe(lightPalette.buildingLow);
  });
});

import { describe, expect, test } from 'vitest';
import { createSampleTerritory } from '../../tests/createSampleTerritory.ts';
import { buildLayers, firstCaseLayer, liveSources, territoryData, type Look } from './buildStyle.ts';
import { lookChanges } from './lookChanges.ts';

const wall: Look = { theme: 'wall', language: 'zh-CN', textScale: 1 };
const light: Look = { theme: 'light', language: 'zh-CN', textScale: 1 };

describe('the built-in style', () => {
  test('has the same layers in the same order in every look', () => {
    const ids = (look: Look): string[] => buildLayers(look).map(({ id }) => id);
    expect(ids(light)).toEqual(ids(wall));
    expect(ids({ ...wall, language: 'en', textScale: 2 })).toEqual(ids(wall));
    expect(new Set(ids(wall)).size).toBe(ids(wall).length);
  });

  test('draws every layer from a source that it brings along', () => {
    const sources = new Set<string>([...Object.keys(territoryData(createSampleTerritory())), ...liveSources]);
    for (const { id, type, source } of buildLayers(wall)) {
      if (type !== 'background') expect(sources, id).toContain(source);
    }
  });

  test('puts cases above all else, so that dots and names never cover one', () => {
    const layers = buildLayers(wall);
    const first = layers.findIndex(({ id }) => id === firstCaseLayer);
    expect(first).toBeGreaterThan(0);
    layers.forEach(({ id, source }, i) => {
      const isOfCases = source === 'cases' || source === 'selected-case';
      expect(isOfCases, id).toBe(i >= first);
    });
  });

  test('names no address to fetch anything from', () => {
    expect(JSON.stringify(buildLayers(wall))).not.toMatch(/https?:|mapbox:|sprite|icon-image/);
  });

  test('names each grid once, in the middle, and lets an empty English name count as none', () => {
    const labels = territoryData(createSampleTerritory())['labels']?.features ?? [];
    const grids = labels.filter(({ properties }) => properties?.['layer'] === 'grid');
    expect(grids.map(({ properties }) => properties?.['name'])).toEqual(['第一网格', '第二网格', '第三网格', '第四网格']);
    const west = labels.find(({ properties }) => properties?.['code'] === 'west');
    expect(west?.properties).not.toHaveProperty('nameEn');
  });
});

describe('a change of look', () => {
  test('sets nothing when nothing changed', () => {
    expect(lookChanges(buildLayers(wall), buildLayers(wall))).toEqual([]);
  });

  test('touches only texts when the language changes', () => {
    const changes = lookChanges(buildLayers(wall), buildLayers({ ...wall, language: 'en' }));
    expect(changes.length).toBeGreaterThan(0);
    for (const { property } of changes) expect(['text-field', 'text-letter-spacing']).toContain(property);
  });

  test('touches only paint when the theme changes, never data or placement', () => {
    const changes = lookChanges(buildLayers(wall), buildLayers(light));
    expect(changes.length).toBeGreaterThan(30);
    expect(new Set(changes.map(({ group }) => group))).toEqual(new Set(['paint']));
  });

  test('sets all that the new look has when the old one is unknown', () => {
    const layers = buildLayers(light);
    const total = layers.reduce((sum, { paint = {}, layout = {} }) => sum + Object.keys(paint).length + Object.keys(layout).length, 0);
    expect(lookChanges([], layers)).toHaveLength(total);
  });

  test('takes away a property that the new look does not have', () => {
    const from = [{ id: 'a', type: 'line', paint: { 'line-blur': 2, 'line-width': 1 } }] as const;
    const to = [{ id: 'a', type: 'line', paint: { 'line-width': 1 } }] as const;
    expect(lookChanges(from, to)).toEqual([{ layer: 'a', group: 'paint', property: 'line-blur', value: undefined }]);
  });
});

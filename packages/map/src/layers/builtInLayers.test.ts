import { describe, expect, test } from 'vitest';
import { createSampleTerritory } from '../../tests/createSampleTerritory.ts';
import { MemoryEngine } from '../../tests/MemoryEngine.ts';
import { stackOn, wallLook } from '../../tests/stackOn.ts';
import { CaseLayer } from '../cases/CaseLayer.ts';
import { DotLayer } from '../dots/DotLayer.ts';
import type { MapLook } from '../style/Look.ts';
import type { StyleLayer } from '../style/StyleLayer.ts';
import { DistrictLayer } from '../territory/DistrictLayer.ts';

const light: MapLook = { ...wallLook, theme: 'light' };

/** A map's layers as every screen has them, added in an order of no importance, on an engine that remembers. */
function openBuiltIn(look: MapLook = wallLook): { engine: MemoryEngine; changeLook: (change: Partial<MapLook>) => string[] } {
  const engine = new MemoryEngine();
  const { stack } = stackOn(engine, { look });
  const district = new DistrictLayer();
  district.set(createSampleTerritory());
  for (const layer of [new DotLayer(), new CaseLayer(), district]) stack.add(layer);
  const changeLook = (change: Partial<MapLook>): string[] => {
    const known = engine.changes.length;
    stack.changeLook(change);
    return engine.changes.slice(known);
  };
  return { engine, changeLook };
}

const styleLayers = (look: MapLook): StyleLayer[] =>
  [new DistrictLayer(), new DotLayer(), new CaseLayer()].flatMap((layer) =>
    Object.values(layer.drawings(look)).flat().flatMap((drawing) => (drawing.type === 'painter' ? [] : [drawing])),
  );

describe('the layers of every screen', () => {
  test('have the same drawings in the same order in every look', () => {
    const { ids } = openBuiltIn().engine;
    expect(openBuiltIn({ theme: 'light', language: 'en', textScale: 2 }).engine.ids).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('put names over the ground, people over names, rings over people, and cases above all', () => {
    const { ids } = openBuiltIn().engine;
    const owners = ids.map((id) => id.split('/')[0]).filter((owner, i, all) => owner !== all[i - 1]);
    expect(owners).toEqual(['district', 'dots', 'case-pulses', 'cases']);
    expect(ids.indexOf('district/micro-grid-shade')).toBeLessThan(ids.indexOf('district/grid-line'));
    expect(ids.indexOf('district/highlight')).toBeLessThan(ids.indexOf('district/building-label'));
    expect(ids[0]).toBe('district/water');
  });

  test('name no address to fetch anything from', () => {
    expect(JSON.stringify(styleLayers(wallLook))).not.toMatch(/https?:|mapbox:|sprite|icon-image/);
  });

  test('change only texts with the language', () => {
    const changes = openBuiltIn().changeLook({ language: 'en' });
    expect(changes.length).toBeGreaterThan(0);
    for (const change of changes) expect(change).toMatch(/ text-(field|letter-spacing)$/);
  });

  test('change only paint with the theme, never data or placement', () => {
    const { engine, changeLook } = openBuiltIn();
    const data = [...engine.sources.values()].map((source) => source.data);
    const paint = new Set(styleLayers(light).flatMap(({ paint = {} }) => Object.keys(paint)));
    const changes = changeLook({ theme: 'light' });
    expect(changes.length).toBeGreaterThan(30);
    for (const change of changes) expect(paint).toContain(change.split(' ').at(-1));
    expect([...engine.sources.values()].map((source) => source.data)).toEqual(data);
  });
});

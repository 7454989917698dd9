import { labelPoint } from '@finemesh/geo';
import { expect, test } from 'vitest';
import { createSampleTerritory, samplePoint } from '../../tests/createSampleTerritory.ts';
import { TerritoryIndex } from './TerritoryIndex.ts';

const territory = createSampleTerritory();
const index = new TerritoryIndex(territory);

test('finds every building from a point inside it, with the micro-grid that cares for it', () => {
  for (const { geometry, properties } of territory.buildings.features) {
    const hit = index.locate(labelPoint(geometry));
    expect(hit.building).toBe(properties.code);
    expect(hit.microGrid).not.toBeNull();
  }
});

test('answers with nulls out on the river', () => {
  expect(index.locate(samplePoint(-2600, 0))).toEqual({ building: null, microGrid: null, grid: null, compound: null });
});

test('takes the building’s own word where no micro-grid is drawn', () => {
  const undrawn = new TerritoryIndex({ ...territory, microGrids: { type: 'FeatureCollection', features: [] } });
  const [building] = territory.buildings.features;
  expect(undrawn.locate(building ? labelPoint(building.geometry) : [0, 0]).microGrid).toBe(building?.properties.microGrid);
});

test('knows outline and rectangle of a code at every level, and of no other code', () => {
  for (const layer of [territory.buildings, territory.microGrids, territory.grids, territory.compounds]) {
    const code = layer.features[0]?.properties.code ?? '';
    expect(index.areaOf(code)?.properties.code).toBe(code);
    expect(index.boundsOf(code)).not.toBeNull();
  }
  expect(index.areaOf('320105')).toBeNull();
  expect(index.boundsOf('320105')).toBeNull();
});

import { labelPoint } from '@finemesh/geo';
import { describe, expect, test, vi } from 'vitest';
import { createSampleTerritory, samplePoint } from '../../tests/createSampleTerritory.ts';
import { MemoryEngine } from '../../tests/MemoryEngine.ts';
import { stackOn } from '../../tests/stackOn.ts';
import { DistrictLayer } from './DistrictLayer.ts';

const territory = createSampleTerritory();
const [building] = territory.buildings.features;
const onBuilding = building ? labelPoint(building.geometry) : samplePoint(0, 0);
const onRiver = samplePoint(-2600, 0);
const at = (point: typeof onBuilding) => ({ screen: [0, 0], point }) as const;

function openDistrict(): { engine: MemoryEngine; district: DistrictLayer; featuresOf: (source: string) => unknown[] } {
  const engine = new MemoryEngine();
  const district = new DistrictLayer();
  district.set(territory);
  stackOn(engine).stack.add(district);
  return { engine, district, featuresOf: (source) => engine.sources.get(`district/${source}`)?.data?.features ?? [] };
}

describe('the district', () => {
  test('draws the territory that it was given before it was on a map', () => {
    const { featuresOf } = openDistrict();
    expect(featuresOf('buildings')).toEqual(territory.buildings.features);
  });

  test('names each grid once, in the middle, and lets an empty English name count as none', () => {
    const names = openDistrict().featuresOf('names') as { properties: Record<string, unknown> }[];
    const grids = names.filter(({ properties }) => properties['layer'] === 'grid');
    expect(grids.map(({ properties }) => properties['name'])).toEqual(['第一网格', '第二网格', '第三网格', '第四网格']);
    expect(names.find(({ properties }) => properties['code'] === 'west')?.properties).not.toHaveProperty('nameEn');
  });

  test('keeps what is lit and shaded through a change of the territory', () => {
    const { district, featuresOf } = openDistrict();
    const code = territory.microGrids.features[0]?.properties.code ?? '';
    district.highlight(code);
    district.shade(new Map([[code, 1.5], ['no such code', 1]]));
    district.set({ ...territory, microGrids: { type: 'FeatureCollection', features: territory.microGrids.features.slice(0, 1) } });
    expect(featuresOf('highlight')).toEqual(territory.microGrids.features.slice(0, 1));
    expect(featuresOf('shades')).toEqual([expect.objectContaining({ properties: { shade: 1 } })]);
    district.highlight('no such code');
    district.shade(null);
    expect([featuresOf('highlight'), featuresOf('shades')]).toEqual([[], []]);
  });

  test('answers a click with what stands there, buildings to those who ask for buildings too', () => {
    const { district } = openDistrict();
    const [buildingClicked, clicked] = [vi.fn(), vi.fn()];
    district.onBuildingClick(buildingClicked);
    district.onClick(clicked);
    expect(district.click(at(onBuilding))).toBe(true);
    expect(district.click(at(onRiver))).toBe(true);
    expect(buildingClicked.mock.calls).toEqual([[building?.properties.code, onBuilding]]);
    expect(clicked.mock.calls.map(([, hit]) => hit.building)).toEqual([building?.properties.code, null]);
  });

  test('shows a pointing hand over a building only to those for whom it does something', () => {
    const { district } = openDistrict();
    expect(district.cursorAt(at(onBuilding))).toBeNull();
    district.onBuildingClick(() => undefined);
    expect(district.cursorAt(at(onBuilding))).toBe('pointer');
    expect(district.cursorAt(at(onRiver))).toBeNull();
  });
});

import { expect, it } from 'vitest';
import { emptyTerritory, territoryData } from './territoryData.ts';

it('names stalls in a layer of their own, so that a market does not crowd out its surroundings', () => {
  const place = (code: string, kind: string) => ({
    type: 'Feature' as const,
    geometry: { type: 'Point' as const, coordinates: [118.69, 32.02] },
    properties: { code, kind, name: code },
  });
  const places = { type: 'FeatureCollection' as const, features: [place('market', 'market'), place('320105004004S014', 'stall')] };
  const { features } = territoryData({ ...emptyTerritory(), places })['names'] ?? { features: [] };
  expect(features.map(({ properties }) => properties)).toEqual([
    { layer: 'place', code: 'market', name: 'market' },
    { layer: 'stall', code: '320105004004S014', name: '320105004004S014' },
  ]);
});

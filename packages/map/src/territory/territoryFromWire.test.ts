import { territoryMapSchema } from '@finemesh/contract';
import { expect, test } from 'vitest';
import { createSampleTerritory } from '../../tests/createSampleTerritory.ts';
import { territoryFromWire } from './territoryFromWire.ts';

/** The sample as it would come back from the server: serialized, and read by the contract. */
function createWireMap(): ReturnType<typeof territoryMapSchema.parse> {
  const answer = { version: '1', bounds: [118, 31, 119, 33], attribution: '', ...createSampleTerritory() };
  return territoryMapSchema.parse(JSON.parse(JSON.stringify(answer)));
}

test('reads what the contract let through as a territory', () => {
  expect(territoryFromWire(createWireMap())).toEqual(JSON.parse(JSON.stringify(createSampleTerritory())));
});

test('names layer and feature of a shape that its layer cannot draw', () => {
  const wire = createWireMap();
  wire.buildings.features[2] = { type: 'Feature', properties: { code: 'x' }, geometry: { type: 'Point', coordinates: [118, 32] } };
  expect(() => territoryFromWire(wire)).toThrow('territory buildings[2]: geometry is Point, wanted Polygon or MultiPolygon');
});

test('names layer and feature of a missing code', () => {
  const wire = createWireMap();
  delete wire.streets.features[1]?.properties['code'];
  expect(() => territoryFromWire(wire)).toThrow('territory streets[1]: properties.code is missing');
});

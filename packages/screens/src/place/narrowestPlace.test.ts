import { brandId, type TerritoryCode } from '@finemesh/domain';
import { expect, it } from 'vitest';
import { narrowestPlace } from './narrowestPlace.ts';

const named = (zh: string, en: string) => ({ code: brandId<TerritoryCode>('x'), name: { zh, en } });
const microGrid = named('芳华园8–10栋', 'Fanghua Garden 8–10');
const building = named('交易大厅', 'Trading Hall');
const stall = { ...named('交易大厅14号摊位', 'Trading Hall, Stall 14'), tradeName: '江畔鲜蔬' };

it('calls a place by the narrowest name that is known, a stall with its sign', () => {
  const point = null;
  expect(narrowestPlace({ point, building: null, microGrid: null, stall: null })).toBeNull();
  expect(narrowestPlace({ point, building: null, microGrid, stall: null })).toEqual(microGrid.name);
  expect(narrowestPlace({ point, building, microGrid, stall: null })).toEqual(building.name);
  expect(narrowestPlace({ point, building, microGrid, stall })).toEqual({
    zh: '交易大厅14号摊位 · 江畔鲜蔬',
    en: 'Trading Hall, Stall 14 · 江畔鲜蔬',
  });
  expect(narrowestPlace({ point, building, microGrid, stall: { ...stall, tradeName: null } })).toEqual(stall.name);
});

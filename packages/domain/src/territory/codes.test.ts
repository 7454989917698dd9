import { describe, expect, it } from 'vitest';
import { brandId } from '../ids.ts';
import { buildingOfCode, codeOfPath, isDivisionLevel, isTerritoryCode, isWithin, levelOfCode, parentOfDivisionCode, pathOfDivisionCode, territoryLevels } from './codes.ts';

describe('levelOfCode', () => {
  it.each([
    ['320105', 'district'],
    ['320105004', 'street'],
    ['320105004004', 'community'],
    ['320105004004003', 'grid'],
    ['32010500400400307', 'microGrid'],
    ['320105004004B017', 'building'],
    ['320105004004S014', 'stall'],
    ['320105004004B017E1', 'entrance'],
    ['320105004004B017E1-302', 'household'],
  ])('reads the level of %s from its form', (code, level) => {
    expect(levelOfCode(code)).toBe(level);
  });

  it.each(['', '3201', '320105004004B17', '320105004004S14', '320105004004S014E1', '320105004004B017E1-', "320105'; drop", '320105/320105004'])(
    'refuses %j, which is no code',
    (text) => {
      expect(isTerritoryCode(text)).toBe(false);
    },
  );
});

describe('isWithin', () => {
  it('holds for a node itself and for what lies below it', () => {
    expect(isWithin('320105/320105004', '320105/320105004')).toBe(true);
    expect(isWithin('320105/320105004/320105004004', '320105/320105004')).toBe(true);
  });

  it('never takes a code that begins alike for the node', () => {
    expect(isWithin('320105/3201050041', '320105/320105004')).toBe(false);
    expect(isWithin('320105', '320105/320105004')).toBe(false);
  });
});

it('finds the building of a household and none above a building', () => {
  expect(buildingOfCode('320105004004B017E1-302')).toBe('320105004004B017');
  expect(buildingOfCode('320105004004')).toBeUndefined();
  expect(buildingOfCode('320105004004S014')).toBeUndefined();
  expect(codeOfPath('320105/320105004')).toBe('320105004');
});

it('parts the levels that a division can change from those of places', () => {
  expect(territoryLevels.filter(isDivisionLevel)).toEqual(['district', 'street', 'community', 'grid', 'microGrid']);
});

it('reads the parent out of codes of the division and never out of a code of a place', () => {
  const parents = ['32010500400400307', '320105004004003', '320105004', '320105', '320105004004B017', '320105004004S014'].map(
    (code) => parentOfDivisionCode(brandId(code)),
  );
  expect(parents).toEqual(['320105004004003', '320105004004', '320105', undefined, undefined, undefined]);
  expect(pathOfDivisionCode(brandId('320105004004'))).toBe('320105/320105004/320105004004');
  expect(() => pathOfDivisionCode(brandId('320105004004B017'))).toThrow(RangeError);
});

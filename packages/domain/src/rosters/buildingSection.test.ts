import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectHomes, sectionOf, type NamedHome } from './buildingSection.ts';
import { visitStates } from './visits.ts';

function createHome(entrance: number, flat: string, floor: number): NamedHome {
  return { entrance, floor, flat, visit: 'visited', occupancy: 'owner' };
}

describe('sectionOf', () => {
  it('puts entrances side by side and the top floor first', () => {
    const section = sectionOf([createHome(2, '101', 1), createHome(1, '101', 1), createHome(1, '102', 1), createHome(1, '1001', 10)]);
    expect(section.map(({ entrance }) => entrance)).toEqual([1, 2]);
    expect(section[0]?.floors.map(({ floor, items }) => [floor, items.map(({ flat }) => flat)])).toEqual([
      [10, ['1001']],
      [1, ['101', '102']],
    ]);
  });

  it('loses no household', () => {
    const place = fc.record({ entrance: fc.integer({ min: 1, max: 4 }), floor: fc.integer({ min: -1, max: 33 }) });
    fc.assert(
      fc.property(fc.array(place), (places) => {
        const placed = sectionOf(places).flatMap(({ floors }) => floors.flatMap(({ items }) => items));
        expect(new Set(placed)).toEqual(new Set(places));
        expect(placed).toHaveLength(places.length);
      }),
    );
  });
});

describe('projectHomes', () => {
  it('gives positions from left to right in place of the numbers on the doors, 302 before 1001', () => {
    const homes = projectHomes([createHome(1, '303', 3), createHome(1, '301', 3), { ...createHome(1, '302', 3), visit: 'absent' }]);
    expect(homes.map(({ position, visit }) => [position, visit])).toEqual([[1, 'visited'], [2, 'absent'], [3, 'visited']]);
  });

  it('lets nothing through but place, visit and occupancy, whatever else a home holds', () => {
    const home = fc.record({
      entrance: fc.integer({ min: 1, max: 3 }),
      floor: fc.integer({ min: 1, max: 30 }),
      flat: fc.string({ minLength: 4 }).map((text) => `flat-${text}`),
      visit: fc.constantFrom(...visitStates),
      occupancy: fc.constantFrom('owner', 'let', 'vacant', 'unknown', null),
      promise: fc.constant('the canary sings'),
    });
    fc.assert(
      fc.property(fc.array(home), (homes) => {
        const projected = projectHomes(homes);
        expect(projected).toHaveLength(homes.length);
        for (const { entrance, floor, position, visit, occupancy, ...rest } of projected) {
          expect([entrance, floor, position].every(Number.isInteger)).toBe(true);
          expect([visit, occupancy].every((value) => value === null || typeof value === 'string')).toBe(true);
          expect(rest).toEqual({});
        }
        expect(JSON.stringify(projected)).not.toMatch(/flat-|canary/);
      }),
    );
  });
});

import { brandId, type TerritoryLevel } from '@finemesh/domain';
import type { TerritoryNode } from '@finemesh/contract';
import { movedBy, type Area, type LngLat } from '@finemesh/geo';
import { describe, expect, it } from 'vitest';
import { TerritoryIndex, type PlacedNode } from './TerritoryIndex.ts';

const community = '320105/320105004/320105004004';

function createNode(path: string, level: TerritoryLevel): TerritoryNode {
  const codes = path.split('/');
  return {
    code: brandId(codes.at(-1) ?? ''),
    level,
    parentCode: codes.length > 1 ? brandId(codes.at(-2) ?? '') : null,
    path,
    name: { zh: path, en: path },
    gridKind: null,
    merchant: null,
    households: 0,
    center: [0, 0],
  };
}

/** A square from its south-west corner, in metres east and north of 118.70 E 32.00 N. */
function square(east: number, north: number, size: number): Area {
  const corner = (x: number, y: number): LngLat => point(east + x, north + y);
  return { type: 'Polygon', coordinates: [[corner(0, 0), corner(size, 0), corner(size, size), corner(0, size), corner(0, 0)]] };
}
const point = (east: number, north: number): LngLat => movedBy([118.7, 32], east, north);

function createTerritory(): TerritoryIndex {
  const grid = `${community}/320105004004001`;
  const nodes: PlacedNode[] = [
    { node: createNode('320105', 'district'), boundary: null },
    { node: createNode('320105/320105004', 'street'), boundary: null },
    { node: createNode(community, 'community'), boundary: square(0, 0, 1000) },
    { node: createNode(grid, 'grid'), boundary: square(0, 0, 500) },
    { node: createNode(`${grid}/32010500400400101`, 'microGrid'), boundary: square(0, 0, 250) },
    { node: createNode(`${grid}/32010500400400101/320105004004B001`, 'building'), boundary: square(50, 50, 20) },
    { node: createNode(`${grid}/32010500400400101/320105004004B002`, 'building'), boundary: square(100, 50, 20) },
  ];
  return new TerritoryIndex(nodes);
}

describe('TerritoryIndex', () => {
  it('finds the building that a point lies in', () => {
    const found = createTerritory().locate(point(60, 60));
    expect(found?.node.code).toBe('320105004004B001');
    expect(found?.microGrid?.code).toBe('32010500400400101');
  });

  it('takes the nearer of two buildings within 40 m', () => {
    expect(createTerritory().locate(point(80, 60))?.node.code).toBe('320105004004B001');
    expect(createTerritory().locate(point(92, 60))?.node.code).toBe('320105004004B002');
  });

  it('finds the micro-grid where no building is within 40 m', () => {
    expect(createTerritory().locate(point(60, 109))?.node.level).toBe('building');
    expect(createTerritory().locate(point(60, 112))?.node.level).toBe('microGrid');
  });

  it('goes up to grid and community where nothing narrower contains the point', () => {
    expect(createTerritory().locate(point(400, 400))?.node.level).toBe('grid');
    const found = createTerritory().locate(point(900, 900));
    expect(found?.node.level).toBe('community');
    expect(found?.microGrid).toBeNull();
  });

  it('finds nothing outside every boundary', () => {
    expect(createTerritory().locate(point(-200, 0))).toBeUndefined();
  });

  it('lists what lies within a node by whole segments of the path', () => {
    const territory = createTerritory();
    expect(territory.within(community, 'building')).toHaveLength(2);
    expect(territory.within('320105/32010500')).toEqual([]);
    expect(territory.ancestor(`${community}/320105004004001`, 'street')?.code).toBe('320105004');
  });

  it('T18 answers for a path of a division that it does not have yet with the narrowest node that it knows', () => {
    const territory = createTerritory();
    expect(territory.at(`${community}/320105004004099/32010500400409901`).code).toBe('320105004004');
    expect(() => territory.at('999999')).toThrow('no territory node');
  });

  it('T1 T7 files a place under its code and open ground under its point, where that is at least as narrow', () => {
    const territory = createTerritory();
    const microGrid = `${community}/320105004004001/32010500400400101`;
    const pathOf = (code: string, at: LngLat) => territory.pathOf(brandId(code), at);
    expect(pathOf('320105004004B001', point(400, 400))).toBe(`${microGrid}/320105004004B001`);
    expect(pathOf('320105004004', point(60, 112))).toBe(microGrid);
    expect(pathOf('32010500400400101', point(900, 900))).toBe(microGrid);
    expect(() => pathOf('320105004004B099', point(0, 0))).toThrow('320105004004B099');
  });
});

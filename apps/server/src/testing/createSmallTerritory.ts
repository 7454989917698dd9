import type { TerritoryNode } from '@finemesh/contract';
import { brandId, type TerritoryLevel } from '@finemesh/domain';
import { TerritoryIndex } from '../territory/index.ts';

/** Paths of a street with one community, two grids, three micro-grids and three buildings. */
export const paths = {
  district: '320105',
  street: '320105/320105004',
  community: '320105/320105004/320105004004',
  grid1: '320105/320105004/320105004004/320105004004001',
  microGrid11: '320105/320105004/320105004004/320105004004001/32010500400400101',
  building1: '320105/320105004/320105004004/320105004004001/32010500400400101/320105004004B001',
  microGrid12: '320105/320105004/320105004004/320105004004001/32010500400400102',
  building2: '320105/320105004/320105004004/320105004004001/32010500400400102/320105004004B002',
  grid2: '320105/320105004/320105004004/320105004004002',
  microGrid21: '320105/320105004/320105004004/320105004004002/32010500400400201',
  building3: '320105/320105004/320105004004/320105004004002/32010500400400201/320105004004B003',
} as const;

const levels: readonly TerritoryLevel[] = ['district', 'street', 'community', 'grid', 'microGrid', 'building'];

/** A territory that fits on one page, without boundaries. */
export function createSmallTerritory(): TerritoryIndex {
  return new TerritoryIndex(Object.values(paths).map((path) => ({ node: createNode(path), boundary: null })));
}

function createNode(path: string): TerritoryNode {
  const codes = path.split('/');
  const parent = codes.at(-2);
  return {
    code: brandId(codes.at(-1) ?? ''),
    level: levels[codes.length - 1] ?? 'building',
    parentCode: parent === undefined ? null : brandId(parent),
    path,
    name: { zh: `名${codes.length}`, en: `Name ${codes.length}` },
    gridKind: null,
    merchant: null,
    households: 1,
    center: [118.7, 32],
  };
}

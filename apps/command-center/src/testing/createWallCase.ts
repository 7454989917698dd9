import type { WallCase } from '@finemesh/contract';
import { brandId, type TerritoryCode } from '@finemesh/domain';

let made = 0;

/** A case as the wall shows it: reported at ten past eight in Nanjing, nobody works on it yet. */
export function createWallCase(change: Partial<WallCase> = {}): WallCase {
  made += 1;
  return {
    audience: 'wall',
    id: `0192f0c1-0000-7000-8000-${String(made).padStart(12, '0')}`,
    version: 1,
    reference: `20261124-${String(made).padStart(4, '0')}`,
    categoryCode: 'FS01',
    state: 'received',
    reportedAt: '2026-11-24T00:10:00Z',
    changedAt: '2026-11-24T00:10:00Z',
    dueAt: '2026-11-27T00:10:00Z',
    clocks: [],
    place: { point: [118.68, 32.02], building: { code: brandId<TerritoryCode>('320105004004B009'), name: { zh: '芳华园9栋', en: 'Fanghua Garden 9' } }, stall: null, microGrid: null },
    holder: { role: 'commander', territory: { code: brandId<TerritoryCode>('320105004'), name: { zh: '江心洲街道', en: 'Jiangxinzhou' } }, since: '2026-11-24T00:10:00Z' },
    photoIds: [],
    handOvers: 0,
    ...change,
  };
}

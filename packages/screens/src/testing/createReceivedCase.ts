import type { WallCase } from '@finemesh/contract';
import { brandId, type TerritoryCode } from '@finemesh/domain';

/** What every reader sees of a case that was reported at ten past eight in Nanjing and that nobody works on yet. */
export function createReceivedCase(): Omit<WallCase, 'audience' | 'id' | 'reference'> {
  return {
    version: 1,
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
  };
}

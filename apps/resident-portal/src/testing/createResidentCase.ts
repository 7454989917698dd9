import type { ResidentCase } from '@finemesh/contract';
import { brandId, type TerritoryCode } from '@finemesh/domain';

/** A case as the resident who reported it sees it: just received. */
export function createResidentCase(change: Partial<ResidentCase> = {}): ResidentCase {
  return {
    audience: 'resident',
    id: '0192f0c1-0000-7000-8000-000000000001',
    version: 1,
    trackingNumber: '7K3Q-9F2M-XW4T',
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
    words: '三楼楼道堆了纸箱',
    timeline: [],
    rating: null,
    reopenUntil: null,
    ...change,
  };
}

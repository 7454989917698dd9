import type { StaffCase } from '@finemesh/contract';
import { brandId, type TerritoryCode } from '@finemesh/domain';

let made = 0;

/** A case for tests, as the team of its territory sees it: reported, dispatched to the reader, not accepted. */
export function createStaffCase(change: Partial<StaffCase> = {}): StaffCase {
  made += 1;
  const building = { code: brandId<TerritoryCode>('320105004004B009'), name: { zh: '芳华园9栋', en: 'Fanghua Garden 9' } };
  return {
    audience: 'staff',
    id: `0192f0c1-0000-7000-8000-${String(made).padStart(12, '0')}`,
    version: 2,
    reference: `20261124-${String(made).padStart(4, '0')}`,
    categoryCode: 'FS01',
    state: 'triaged',
    reportedAt: '2026-11-24T00:10:00Z',
    changedAt: '2026-11-24T00:12:00Z',
    dueAt: '2026-11-27T00:10:00Z',
    place: { point: [118.68, 32.02], building, stall: null, microGrid: null },
    holder: {
      role: 'microGridder',
      territory: { code: brandId<TerritoryCode>('32010500400400101'), name: { zh: '芳华园8-10栋微网格', en: 'Fanghua Garden 8–10' } },
      since: '2026-11-24T00:12:00Z',
    },
    photoIds: [],
    handOvers: 1,
    clocks: [],
    subject: {
      path: '320105/320105004/320105004004/320105004004001/32010500400400101/320105004004B009',
      holder: { role: 'microGridder', territoryPath: '320105/320105004/320105004004/320105004004001/32010500400400101', postId: null },
      helperPostIds: [],
      aboutRole: null,
    },
    words: '九栋一单元三楼楼道堆了纸箱和旧柜子',
    holderIsMe: true,
    timeline: [],
    ...change,
  };
}

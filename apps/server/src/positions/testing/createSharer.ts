import { brandId, type AccountId, type Post, type PostId, type PostRole, type TerritoryPath } from '@finemesh/domain';
import type { Sharer } from '../sharing/Sharer.ts';

/** A micro-grid of the pilot district. */
export const microGrid: TerritoryPath = '320105/320105004/320105004004/320105004004003/32010500400400307';

/** A volunteer of the micro-grid who shares, unless said otherwise. */
export function createSharer(name: string, parts: Partial<Sharer> = {}): Sharer {
  return {
    accountId: brandId<AccountId>(name),
    isVolunteer: true,
    territoryPath: microGrid,
    sessionId: null,
    endsAt: new Date('2100-01-01T00:00:00Z'),
    ...parts,
  };
}

export function createPost(role: PostRole, territoryPath: TerritoryPath, accountId: AccountId): Post {
  return { id: brandId<PostId>('p'), accountId, role, territoryPath, from: new Date(0), until: null };
}

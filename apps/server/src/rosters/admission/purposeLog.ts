import type { RosterPurpose } from '@finemesh/contract';
import { facetClasses, type Post, type RosterFacet, type TerritoryCode } from '@finemesh/domain';
import type { Tx } from '../../platform/index.ts';
import { accessLogTable } from '../tables.ts';

export interface Opening {
  readonly building: TerritoryCode;
  readonly facet: RosterFacet;
  /** The post that opens it. */
  readonly post: Post;
}

/** Records who opens contact, care and legal data and why; a dwelling document (class P1) needs no purpose. */
export async function logPurpose(tx: Tx, openings: readonly Opening[], purpose: RosterPurpose, at: Date): Promise<void> {
  const rows = openings
    .filter(({ facet }) => facetClasses[facet] !== 'P1')
    .map(({ building, facet, post }) => ({ at, accountId: post.accountId, postId: post.id, building, facet, purpose }));
  if (rows.length > 0) await tx.insert(accessLogTable).values(rows);
}

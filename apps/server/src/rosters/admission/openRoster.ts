import { FinemeshError, type RosterPurpose, type RosterTickets } from '@finemesh/contract';
import { actorOf, rosterFacets, writableColumns, type Post, type RosterFacet, type TerritoryPath } from '@finemesh/domain';
import type { Caller, Tx } from '../../platform/index.ts';
import { documentKey, type RosterAddress } from '../documents/RosterAddress.ts';
import { openingPost } from './openingPost.ts';
import { leaseClientId } from './leaseClientId.ts';
import { logPurpose } from './purposeLog.ts';

export interface OpenRoster {
  readonly caller: Caller;
  readonly building: RosterAddress['building'];
  readonly path: TerritoryPath;
  readonly purpose: RosterPurpose;
  readonly at: Date;
}

/** A facet that the caller may open, with the client id leased for it. */
export interface OpenedFacet {
  readonly facet: RosterFacet;
  readonly post: Post;
  readonly clientId: number;
  readonly writableColumns: RosterTickets['facets'][number]['writableColumns'];
}

/**
 * Opens every facet of a building's roster that the caller's posts may read, leases a client id for each, and writes into
 * the access log that a document of class P2 or P3 is opened and why.
 *
 * @throws `notAllowed` when the posts open none
 */
export async function openRoster(
  tx: Tx,
  { caller, building, path, purpose, at }: OpenRoster,
): Promise<readonly [OpenedFacet, ...OpenedFacet[]]> {
  const opened: OpenedFacet[] = [];
  for (const facet of rosterFacets) {
    const post = openingPost(caller.posts, facet, path, at);
    if (post === undefined) continue;
    const lease = { document: documentKey({ building, facet }), accountId: caller.accountId, device: caller.sessionId, at };
    const clientId = await leaseClientId(tx, lease);
    opened.push({ facet, post, clientId, writableColumns: writableColumns(actorOf(caller, at), { facet, building: path }) });
  }
  const [first, ...rest] = opened;
  if (first === undefined) throw new FinemeshError('notAllowed', { detail: 'no post of yours opens this roster' });
  await logPurpose(tx, opened.map(({ facet, post }) => ({ building, facet, post })), purpose, at);
  return [first, ...rest];
}

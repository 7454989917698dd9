import { findCategory, changeCase, isPostActive } from '@finemesh/domain';
import { findPost } from '../../people/index.ts';
import type { Tx } from '../../platform/index.ts';
import type { TerritoryIndex } from '../../territory/index.ts';
import { factsOf, holderOf } from '../caseRow.ts';
import { lockCase, storeChange } from '../caseStore.ts';
import { openConfidentialCases } from '../queries.ts';
import { recordChange } from '../recordChange.ts';
import { assignHolder } from './assignHolder.ts';

/**
 * Gives open confidential cases whose holder's post has ended to another post, or to the office of the street's command centre: nobody
 * else reads them, so nobody else would ever see that they lie there (SPEC.md of the domain's cases, CF5).
 *
 * @returns how many were given on.
 */
export async function reassignConfidential(tx: Tx, territory: TerritoryIndex, at: Date): Promise<number> {
  let reassigned = 0;
  for (const { id, holderPostId } of await openConfidentialCases(tx)) {
    const post = await findPost(tx, holderPostId);
    if (post !== undefined && isPostActive(post, at)) continue;
    const row = await lockCase(tx, id);
    const street = territory.ancestor(row.path, 'street');
    const category = findCategory(row.categoryCode);
    // Somebody has handed it on meanwhile, or the place has no street to fall back to.
    if (row.holderPostId !== holderPostId || street === undefined || category === undefined) continue;
    const to = await assignHolder(tx, category, { path: row.path, street }, row.aboutRole, at);
    const after = changeCase(factsOf(row), { command: 'handOver', at, to });
    if (typeof after === 'string') continue;
    const { role, territoryPath } = holderOf(row);
    await storeChange(tx, recordChange(row, after, { change: 'handedOver', by: { accountId: null, role, territoryPath }, handedOnBy: holderOf(row) }));
    reassigned += 1;
  }
  return reassigned;
}

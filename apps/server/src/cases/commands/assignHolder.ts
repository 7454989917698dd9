import { brandId, holderBy, type CaseHolder, type CaseSubject, type Category, type Post, type PostRole } from '@finemesh/domain';
import { postsCovering } from '../../people/index.ts';
import type { Tx } from '../../platform/index.ts';
import type { ReportPlace } from '../placeReport.ts';
import { confidentialCasesOf } from '../queries.ts';
import { canHold } from './canHold.ts';

/**
 * Who holds a fresh case: the office of the street's command centre, not a person. A confidential one is assigned to one post that
 * its category names, so that nobody else ever reads it; where no such post is active the office holds it all the same.
 */
export async function assignHolder(
  tx: Tx,
  category: Category,
  place: Pick<ReportPlace, 'path' | 'street'>,
  aboutRole: PostRole | null,
  at: Date,
): Promise<CaseHolder> {
  const office: CaseHolder = { role: 'commander', territoryPath: place.street.path, postId: null };
  if (category.confidential === undefined) return office;
  const subject: CaseSubject = {
    // Not yet a case: the rights table is asked about what it is going to be.
    id: brandId(''),
    path: place.path,
    categoryCode: category.code,
    holder: office,
    helperPostIds: [],
    aboutRole,
  };
  const able = (await postsCovering(tx, place.path, at)).filter((post) => canHold(post, subject, at));
  const load = await confidentialCasesOf(tx, able);
  const { holders } = category.confidential;
  const byBest = (a: Post, b: Post): number =>
    holders.indexOf(a.role) - holders.indexOf(b.role) ||
    (load.get(a.id) ?? 0) - (load.get(b.id) ?? 0) ||
    a.from.getTime() - b.from.getTime() ||
    (a.id < b.id ? -1 : 1);
  const [best] = able.sort(byBest);
  return best === undefined ? office : holderBy(best);
}

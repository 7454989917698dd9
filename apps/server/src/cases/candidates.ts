import type { Candidate } from '@finemesh/contract';
import { findCategory, holderBy, refuseHandOver, type Post } from '@finemesh/domain';
import { postsCovering } from '../people/index.ts';
import type { Reader } from '../platform/index.ts';
import type { TerritoryIndex } from '../territory/index.ts';
import { holderOf, subjectOf, type CaseRow } from './caseRow.ts';
import { canHold } from './commands/canHold.ts';
import { handedOnBy, openCasesOf } from './queries.ts';

/** The posts that can be given the case: the role that usually serves it first, then the narrowest territory, then who has least. */
export async function candidatesFor(
  reader: Reader,
  territory: TerritoryIndex,
  row: CaseRow,
  at: Date,
): Promise<Candidate[]> {
  const posts = (await postsCovering(reader, row.path, at)).filter((post) => canHold(post, subjectOf(row), at));
  const openCases = await openCasesOf(reader, posts);
  const handedOn = await handedOnBy(reader, row.id);
  const suggestedRole = findCategory(row.categoryCode)?.suggestedRole;
  const present = (post: Post): Candidate => {
    const { code, name } = territory.at(post.territoryPath);
    return {
      postId: post.id,
      role: post.role,
      territory: { code, name },
      suggested: post.role === suggestedRole,
      refusal: refuseHandOver(holderOf(row), handedOn, holderBy(post)) ?? null,
      openCases: openCases.get(post.id) ?? 0,
    };
  };
  const byBest = (a: Candidate, b: Candidate): number =>
    Number(b.suggested) - Number(a.suggested) ||
    Number(a.refusal !== null) - Number(b.refusal !== null) ||
    // Codes grow longer as territories grow narrower.
    b.territory.code.length - a.territory.code.length ||
    a.openCases - b.openCases;
  return posts.map(present).sort(byBest);
}

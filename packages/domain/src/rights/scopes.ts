import { isHeldBy } from '../cases/caseHolders.ts';
import { findCategory } from '../cases/categories.ts';
import { relationOf, type Post } from '../posts.ts';
import { volunteerRoles } from '../roles.ts';
import type { CaseSubject, CellSubject, DocumentSubject } from './subjects.ts';
import { opensFacet, writesColumn } from './rosterRights.ts';
import type { SubjectKind } from './actions.ts';

/** How far a right of a post reaches: pure functions of the post and the subject, by the kind of subject. */
export const scopes = {
  nothing: { anywhere: () => true },
  place: {
    anywhere: () => true,
    within: (post: Post, { path }: { readonly path: string }) => relationOf(post.territoryPath, path) === 'contains',
  },
  case: {
    /** In the post's territory; a confidential one only by assignment. */
    readable: (post: Post, asked: CaseSubject) => (isConfidential(asked) ? isAssigned(post, asked) : isWithin(post, asked)),
    assigned: isAssigned,
    held: (post: Post, asked: CaseSubject) => isAssigned(post, asked) && isHeldBy(asked.holder, post),
    /** In the post's territory, whoever holds it; a confidential one only for its holder. */
    dispatched: (post: Post, asked: CaseSubject) =>
      isConfidential(asked) ? isAssigned(post, asked) && isHeldBy(asked.holder, post) : isWithin(post, asked),
    onWall: (post: Post, asked: CaseSubject) => isWithin(post, asked) && !isConfidential(asked),
    holdable: (post: Post, asked: CaseSubject) => isWithin(post, asked) && (!isConfidential(asked) || isListedHolder(post, asked)),
    /** Only what the category assigns to the role by name. */
    holdableIfListed: (post: Post, asked: CaseSubject) => isWithin(post, asked) && isListedHolder(post, asked),
  },
  document: { byFacet: (post: Post, asked: DocumentSubject) => isOfBuilding(post, asked) && opensFacet(post.role, asked.facet) },
  cell: {
    byColumn: (post: Post, asked: CellSubject) => isOfBuilding(post, asked) && writesColumn(post.role, asked.column),
  },
} as const satisfies Record<SubjectKind, Record<string, (post: Post, subject: never) => boolean>>;

/** Names of the scopes for a kind of subject. */
export type ScopeFor<Kind extends SubjectKind> = keyof (typeof scopes)[Kind];

function isWithin(post: Post, { path }: CaseSubject): boolean {
  return relationOf(post.territoryPath, path) === 'contains';
}

function isOfBuilding(post: Post, { building }: Pick<DocumentSubject, 'building'>): boolean {
  return relationOf(post.territoryPath, building) === 'contains';
}

function isConfidential({ categoryCode }: Pick<CaseSubject, 'categoryCode'>): boolean {
  return findCategory(categoryCode)?.confidential !== undefined;
}

/** Holder or helper; of a confidential case never a volunteer, and never somebody of the role that it is about. */
function isAssigned(post: Post, asked: CaseSubject): boolean {
  const assigned = isWithin(post, asked) && (isHeldBy(asked.holder, post) || asked.helperPostIds.includes(post.id));
  return assigned && (!isConfidential(asked) || !isExcluded(post, asked));
}

function isListedHolder(post: Post, asked: CaseSubject): boolean {
  const rule = findCategory(asked.categoryCode)?.confidential;
  return rule !== undefined && rule.holders.includes(post.role) && !isExcluded(post, asked);
}

function isExcluded(post: Post, { aboutRole }: CaseSubject): boolean {
  return volunteerRoles.has(post.role) || post.role === aboutRole;
}

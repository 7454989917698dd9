import { FinemeshError } from '@finemesh/contract';
import {
  dispatchingRoles,
  findCategory,
  isPostActive,
  may,
  postsAllowing,
  roleMay,
  type Action,
  type Post,
  type PostRole,
  type TerritoryPath,
} from '@finemesh/domain';

/** What decides who may see a case; rows and events both have it. */
export interface CaseInQuestion {
  readonly path: TerritoryPath;
  readonly categoryCode: string;
  readonly holderPostId: string | null;
}

/** Roles that read confidential cases of their territory without holding them. */
const confidentialReaders: ReadonlySet<PostRole> = new Set(['communityOfficer', 'commander']);

/** Whether words and names of cases in the category are kept to the smallest circle. */
export function isConfidential(categoryCode: string): boolean {
  return findCategory(categoryCode)?.confidential === true;
}

/** Whether the posts read the case with its words: in their territory, and a confidential one by role or by holding it. */
export function mayReadCase(posts: readonly Post[], asked: CaseInQuestion, at: Date): boolean {
  return allowing(posts, 'case.read', asked, at).length > 0;
}

/** Whether the posts see the case on the wall, where a confidential one has neither place nor words. */
export function maySeeOnWall(posts: readonly Post[], { path }: Pick<CaseInQuestion, 'path'>, at: Date): boolean {
  return may(posts, 'case.read', path, at);
}

/** The post by which a case is handed on: the holder's own, or one that dispatches there. @throws `notAllowed`. */
export function postToHandOver(posts: readonly Post[], asked: CaseInQuestion, at: Date): Post {
  const suitable = allowing(posts, 'case.handOver', asked, at).filter(
    ({ id, role }) => id === asked.holderPostId || dispatchingRoles.has(role),
  );
  return ownOrNarrowest(suitable, asked.holderPostId);
}

/** The post by which the holder acts. @throws `notAllowed` for everybody else, whatever their rights. */
export function postOfHolder(
  posts: readonly Post[],
  action: Extract<Action, 'case.accept' | 'case.resolve'>,
  asked: CaseInQuestion,
  at: Date,
): Post {
  const own = allowing(posts, action, asked, at).find(({ id }) => id === asked.holderPostId);
  if (own === undefined) throw new FinemeshError('notAllowed', { detail: 'another post holds the case' });
  return own;
}

/** The post by which somebody adds to the timeline. @throws `notAllowed`. */
export function postToNote(posts: readonly Post[], asked: CaseInQuestion, at: Date): Post {
  return ownOrNarrowest(allowing(posts, 'case.note', asked, at), asked.holderPostId);
}

/** Whether any of the posts does the action anywhere: who may not at all is refused before a case is looked for. */
export function requireSomewhere(posts: readonly Post[], action: Action, at: Date): void {
  if (!posts.some((post) => roleMay(post.role, action) && isPostActive(post, at))) throw new FinemeshError('notAllowed');
}

function allowing(posts: readonly Post[], action: Action, asked: CaseInQuestion, at: Date): Post[] {
  const found = postsAllowing(posts, action, asked.path, at);
  if (!isConfidential(asked.categoryCode)) return found;
  return found.filter(({ id, role }) => id === asked.holderPostId || confidentialReaders.has(role));
}

function ownOrNarrowest(posts: readonly Post[], holderPostId: string | null): Post {
  const narrowestFirst = [...posts].sort((a, b) => b.territoryPath.length - a.territoryPath.length);
  const post = posts.find(({ id }) => id === holderPostId) ?? narrowestFirst[0];
  if (post === undefined) throw new FinemeshError('notAllowed');
  return post;
}

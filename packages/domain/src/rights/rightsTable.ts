import type { postRoles } from '../roles.ts';
import type { Action, SubjectKindOf } from './actions.ts';
import type { ScopeFor } from './scopes.ts';

/** The scope in which each role may do the action, in the order of `postRoles`; `no` where it may not. */
type PostScopes<Scope> = PerEntry<typeof postRoles, Scope | null>;
type PerEntry<List extends readonly unknown[], Value> = { readonly [Index in keyof List]: Value };

/** Who may do an action without a post: everybody, who is signed in, or who has shown the tracking number of the case. */
export type Outsider = 'everyone' | 'account' | 'tracker';

export interface RightsRow<Scope> {
  /** `null` where a post is needed. */
  readonly without: Outsider | null;
  readonly posts: PostScopes<Scope>;
}

const no = null;
const nobody = [no, no, no, no, no, no, no, no] as const;
const everybody = ['anywhere', 'anywhere', 'anywhere', 'anywhere', 'anywhere', 'anywhere', 'anywhere', 'anywhere'] as const;

/** action × role → scope (SPEC.md, RT1). A new action has no row and a new role no column until they are written here. */
export const rightsTable: { readonly [Asked in Action]: RightsRow<ScopeFor<SubjectKindOf<Asked>>> } = {
  // without a post ------- microGridder -- fullTime ----- gridLeader --- lawyer - cadre ------------- officer ------ commander -- administrator
  'case.report': { without: 'everyone', posts: everybody },
  'photo.upload': { without: 'everyone', posts: everybody },
  'territory.read': { without: 'everyone', posts: everybody },
  'case.confirm': { without: 'tracker', posts: nobody },
  'case.reopen': { without: 'tracker', posts: nobody },
  'case.read': { without: 'tracker', posts: ['readable', 'readable', 'readable', no, 'assigned', 'readable', 'readable', no] },
  'case.readOnWall': { without: null, posts: [no, no, 'onWall', no, no, 'onWall', 'onWall', no] },
  'case.hold': { without: null, posts: ['holdable', 'holdable', 'holdable', no, 'holdableIfListed', 'holdable', no, no] },
  'case.handOver': { without: null, posts: [no, 'held', 'dispatched', no, 'held', 'dispatched', 'dispatched', no] },
  'case.accept': { without: null, posts: ['held', 'held', 'held', no, 'held', 'held', no, no] },
  'case.resolve': { without: null, posts: ['held', 'held', 'held', no, 'held', 'held', no, no] },
  'case.note': { without: null, posts: ['readable', 'readable', 'readable', no, 'assigned', 'readable', 'readable', no] },
  'territory.publish': { without: null, posts: [no, no, no, no, no, no, no, 'within'] },
  'posts.read': { without: null, posts: ['within', 'within', 'within', no, no, 'within', 'within', 'within'] },
  'posts.manage': { without: null, posts: [no, no, no, no, no, no, no, 'within'] },
  'position.share': { without: null, posts: ['within', 'within', no, 'within', 'within', no, no, no] },
  'position.watch': { without: null, posts: [no, no, 'within', no, no, no, 'within', no] },
  'live.follow': { without: 'account', posts: everybody },
  'roster.read': { without: null, posts: ['byFacet', 'byFacet', 'byFacet', 'byFacet', 'byFacet', 'byFacet', no, no] },
  'roster.write': { without: null, posts: ['byColumn', 'byColumn', 'byColumn', 'byColumn', 'byColumn', 'byColumn', no, no] },
  'roster.watch': { without: null, posts: [no, no, 'within', no, no, 'within', 'within', no] },
};


import type { PostRole } from './roles.ts';
import { isPostActive, relationOf, type Post, type TerritoryRelation } from './posts.ts';
import { columnsOfFacet, rosterColumn, type ColumnKey, type ColumnKeyOf } from './rosters/rosterColumns.ts';
import type { RosterFacet } from './rosters/rosterFacets.ts';
import type { TerritoryPath } from './territory/codes.ts';

/**
 * Everything that somebody can ask to do. Routes, sockets, the roster guard and the screens name one of these;
 * what is not in the table below is refused.
 */
export const actions = [
  'case.read',
  'case.handOver',
  'case.accept',
  'case.resolve',
  'case.note',
  'photo.read',
  'territory.read',
  'territory.publish',
  'posts.read',
  'posts.manage',
  'position.share',
  'position.watch',
  'live.follow',
  'roster.open',
] as const;

export type Action = (typeof actions)[number];

type Relations = readonly TerritoryRelation[];
const own: Relations = ['contains'];
const ownAndAbove: Relations = ['contains', 'inside'];

/** role × action → the relations to the territory under which it is allowed. */
const actionTable: Record<PostRole, Partial<Record<Action, Relations>>> = {
  microGridder: {
    'case.read': own,
    'case.accept': own,
    'case.resolve': own,
    'case.note': own,
    'photo.read': own,
    'territory.read': ownAndAbove,
    'posts.read': own,
    'position.share': own,
    'live.follow': own,
    'roster.open': own,
  },
  fullTimeGridder: {
    'case.read': own,
    'case.handOver': own,
    'case.accept': own,
    'case.resolve': own,
    'case.note': own,
    'photo.read': own,
    'territory.read': ownAndAbove,
    'posts.read': own,
    'position.share': own,
    'live.follow': own,
    'roster.open': own,
  },
  gridLeader: {
    'case.read': own,
    'case.handOver': own,
    'case.accept': own,
    'case.resolve': own,
    'case.note': own,
    'photo.read': own,
    'territory.read': ownAndAbove,
    'posts.read': own,
    'position.watch': own,
    'live.follow': own,
    'roster.open': own,
  },
  lawyer: { 'territory.read': ownAndAbove, 'live.follow': own, 'roster.open': own, 'position.share': own },
  cadre: { 'territory.read': ownAndAbove, 'live.follow': own, 'roster.open': own, 'position.share': own },
  communityOfficer: {
    'case.read': own,
    'case.handOver': own,
    'case.accept': own,
    'case.resolve': own,
    'case.note': own,
    'photo.read': own,
    'territory.read': ownAndAbove,
    'posts.read': own,
    'live.follow': own,
    'roster.open': own,
  },
  commander: {
    'case.read': own,
    'case.handOver': own,
    'case.note': own,
    'photo.read': own,
    'territory.read': ownAndAbove,
    'posts.read': own,
    'position.watch': own,
    'live.follow': own,
    'roster.open': own,
  },
  administrator: { 'territory.read': ownAndAbove, 'territory.publish': own, 'posts.read': own, 'posts.manage': own, 'live.follow': own },
};

/** role × facet → may it read the document; the columns it may write are in `writableColumns`. */
const facetTable: Record<PostRole, { readonly [Facet in RosterFacet]?: { readonly write: 'all' | readonly ColumnKeyOf<Facet>[] } }> = {
  microGridder: { dwelling: { write: 'all' }, contact: { write: 'all' }, care: { write: 'all' } },
  fullTimeGridder: { dwelling: { write: 'all' }, contact: { write: 'all' }, care: { write: 'all' } },
  gridLeader: { dwelling: { write: 'all' }, contact: { write: [] } },
  lawyer: { dwelling: { write: ['promise', 'promiseDue'] }, legal: { write: 'all' } },
  cadre: { dwelling: { write: [] }, legal: { write: ['matterState', 'nextMeeting'] } },
  communityOfficer: { dwelling: { write: ['occupancy', 'headCount'] }, contact: { write: [] } },
  commander: { dwelling: { write: [] } },
  administrator: {},
};

/** The posts that allow the action on the node at the moment; empty when it is refused. */
export function postsAllowing(posts: readonly Post[], action: Action, node: TerritoryPath, at: Date): Post[] {
  return posts.filter((post) => {
    const relations = actionTable[post.role][action];
    return relations !== undefined && isPostActive(post, at) && relations.includes(relationOf(post.territoryPath, node));
  });
}

/** Whether any post of the account allows the action on the node at the moment. */
export function may(posts: readonly Post[], action: Action, node: TerritoryPath, at: Date): boolean {
  return postsAllowing(posts, action, node, at).length > 0;
}

/** Whether a role can do the action anywhere at all: for menus and for the matrix test. */
export function roleMay(role: PostRole, action: Action): boolean {
  return actionTable[role][action] !== undefined;
}

/** Whether the posts open this facet of the building's roster at the moment. */
export function mayReadFacet(posts: readonly Post[], facet: RosterFacet, building: TerritoryPath, at: Date): boolean {
  return postsAllowing(posts, 'roster.open', building, at).some((post) => facetTable[post.role][facet] !== undefined);
}

/** Whether the posts may write this column of the building's roster at the moment. */
export function mayWriteColumn(posts: readonly Post[], key: ColumnKey, building: TerritoryPath, at: Date): boolean {
  const { facet, serverOnly } = rosterColumn(key);
  if (serverOnly) return false;
  return postsAllowing(posts, 'roster.open', building, at).some((post) => {
    const write: 'all' | readonly ColumnKey[] | undefined = facetTable[post.role][facet]?.write;
    return write === 'all' || write?.includes(key) === true;
  });
}

/** Keys of the facet's columns that the posts may write, in sheet order. */
export function writableColumns(posts: readonly Post[], facet: RosterFacet, building: TerritoryPath, at: Date): ColumnKey[] {
  return columnsOfFacet(facet)
    .map(({ key }) => key)
    .filter((key) => mayWriteColumn(posts, key, building, at));
}

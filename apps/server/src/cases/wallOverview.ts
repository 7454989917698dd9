import type { WallOverview } from '@finemesh/contract';
import { codeOfPath, isPostActive, roleCan, type Actor } from '@finemesh/domain';
import { postsWithin } from '../people/index.ts';
import type { Reader } from '../platform/index.ts';
import type { TerritoryIndex } from '../territory/index.ts';

/** What the wall counts, for the street of the actor's widest post that has a wall; `undefined` without one. */
export async function wallOverviewFor(
  reader: Reader,
  territory: TerritoryIndex,
  { posts, at }: Actor,
): Promise<WallOverview | undefined> {
  const reading = posts
    .filter((post) => isPostActive(post, at) && roleCan(post.role, 'case.readOnWall'))
    .sort((a, b) => a.territoryPath.length - b.territoryPath.length);
  const street = reading[0] && territory.ancestor(reading[0].territoryPath, 'street');
  if (street === undefined) return undefined;
  const filled = await postsWithin(reader, street.path, at);
  const withPost = new Set(
    filled.filter(({ post }) => post.role === 'microGridder').map(({ post }) => codeOfPath(post.territoryPath)),
  );
  const { code, name, center } = street;
  return {
    street: { code, name, center },
    households: street.households,
    buildings: territory.within(street.path, 'building').length,
    microGrids: territory.within(street.path, 'microGrid').length,
    microGridsWithPost: territory.within(street.path, 'microGrid').filter((node) => withPost.has(node.code)).length,
    communities: territory
      .within(street.path, 'community')
      .map((community) => ({ code: community.code, name: community.name, households: community.households })),
  };
}

import type { RosterList } from '@finemesh/contract';
import { actorOf, can, rosterFacets, type Post } from '@finemesh/domain';
import type { TerritoryIndex } from '../../territory/index.ts';

/** The buildings of which the posts open at least one document, by code. */
export function rostersOpenTo(posts: readonly Post[], territory: TerritoryIndex, at: Date): RosterList['rosters'] {
  const actor = actorOf({ accountId: null, posts }, at);
  const buildings = new Map(
    posts.flatMap((post) => territory.within(post.territoryPath, 'building')).map((node) => [node.code, node]),
  );
  return [...buildings.values()].flatMap((building) => {
    const microGrid = territory.ancestor(building.path, 'microGrid');
    const opens = rosterFacets.some((facet) => can(actor, 'roster.read', { facet, building: building.path }));
    if (microGrid === undefined || !opens || building.households === 0) return [];
    return {
      building: { code: building.code, name: building.name },
      microGrid: { code: microGrid.code, name: microGrid.name },
      households: building.households,
    };
  });
}

import { useApiClient, useFacts, useSession } from '@finemesh/client';
import type { WallCase, WallOverview } from '@finemesh/contract';
import { connectionOfList, factsPortOf, provideChime, useLoad, useOwnPosts, type FactList, type FactsPort, type Load } from '@finemesh/screens';
import { computed, inject, onScopeDispose, provide, watch, type ComputedRef, type InjectionKey } from 'vue';
import { useBuildingNames } from '../roster/useBuildingNames.ts';
import { useReportNotices } from './useReportNotices.ts';
import { useWallCases } from './useWallCases.ts';
import { useWallPositions, type WallPositions } from './useWallPositions.ts';
import { useWallSelection, type WallSelection } from './useWallSelection.ts';

/** What the panels of the wall share. A panel asks for what it needs; none gets anything by properties. */
export interface Wall {
  readonly cases: FactList<WallCase>;
  /** Counts of the whole street and where it lies. */
  readonly overview: Load<WallOverview>;
  readonly selection: WallSelection;
  /** Name of a building by its code; the code itself until the names are loaded. */
  readonly buildingName: (code: string | null) => string;
  readonly positions: WallPositions;
  /** Whether what the wall shows is live; a list that is out of date is not, whatever the connection is. */
  readonly connection: ComputedRef<FactsPort['connection']['value']>;
  readonly lastReceivedAt: FactsPort['lastReceivedAt'];
}

const wallKey: InjectionKey<Wall> = Symbol('wall');

/** Opens the wall's feed and gives the panels below one wall and one chime. @returns the wall. */
export function provideWall(): Wall {
  const api = useApiClient();
  const session = useSession();
  const chime = provideChime({ storageKey: 'finemesh.wall.sound', sample: 'report' });
  const positions = useWallPositions();
  const feed = useFacts();
  const facts = factsPortOf(feed);
  feed.onPositions(positions.receive);
  positions.connect(feed);
  onScopeDispose(() => feed.watchPositions(null));
  // A feed that has ended for good says so of the session or of its posts.
  watch(feed.state, ({ kind }) => kind === 'ended' && void session.refresh());
  useOwnPosts(facts, session.refresh);
  const cases = useWallCases({ facts, onReported: useReportNotices(chime) });
  const wall: Wall = {
    cases,
    overview: useLoad(() => api.getWallOverview()),
    selection: useWallSelection(),
    buildingName: useBuildingNames().nameOf,
    positions,
    connection: computed(() => connectionOfList(facts.connection.value, cases.state.value)),
    lastReceivedAt: facts.lastReceivedAt,
  };
  provide(wallKey, wall);
  return wall;
}

/**
 * The wall around the calling panel.
 *
 * @throws Error outside a wall.
 */
export function useWall(): Wall {
  const wall = inject(wallKey);
  if (wall === undefined) throw new Error('no wall is provided');
  return wall;
}

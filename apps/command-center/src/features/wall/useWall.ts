import { useApiClient, useFacts, type Facts, type FactsConnection } from '@finemesh/client';
import type { WallCase, WallOverview } from '@finemesh/contract';
import { connectionOfList, provideChime, useLoad, type FactList, type Load } from '@finemesh/screens';
import { computed, inject, provide, type ComputedRef, type InjectionKey } from 'vue';
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
  readonly connection: ComputedRef<FactsConnection>;
  readonly lastReceivedAt: Facts['lastReceivedAt'];
}

const wallKey: InjectionKey<Wall> = Symbol('wall');

/** Opens the wall's feed and gives the panels below one wall and one chime. @returns the wall. */
export function provideWall(): Wall {
  const api = useApiClient();
  const chime = provideChime({ storageKey: 'finemesh.wall.sound', sample: 'report' });
  const feed = useFacts();
  const cases = useWallCases({ feed, onReported: useReportNotices(chime) });
  const wall: Wall = {
    cases,
    overview: useLoad(() => api.getWallOverview()),
    selection: useWallSelection(),
    buildingName: useBuildingNames().nameOf,
    positions: useWallPositions(feed),
    connection: computed(() => connectionOfList(feed.connection.value, cases.state.value)),
    lastReceivedAt: feed.lastReceivedAt,
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

import type { AreaContext } from '../platform/index.ts';
import { createMapDocument, type MapDocument } from './MapDocument.ts';
import { newestMap, placedNodes } from './queries.ts';
import { TerritoryIndex } from './TerritoryIndex.ts';

/** The territory as other areas use it. Both are in memory; nothing here waits. */
export interface Territory {
  /** The present index. Ask again for each piece of work: a new territory comes as a new index. */
  index(): TerritoryIndex;
  /** The base map, `null` before a territory was set up. */
  map(): MapDocument | null;
}

/** A territory that is empty until `load`. */
export interface LoadedTerritory extends Territory {
  /** Reads everything anew from the database. */
  load(): Promise<void>;
}

export function createLoadedTerritory({ database, clock }: Pick<AreaContext, 'database' | 'clock'>): LoadedTerritory {
  let index = new TerritoryIndex([]);
  let map: MapDocument | null = null;
  return {
    index: () => index,
    map: () => map,
    async load() {
      const [nodes, document] = await database.snapshot(async (reader) => [
        await placedNodes(reader, clock.now()),
        await newestMap(reader),
      ] as const);
      index = new TerritoryIndex(nodes);
      map = document === undefined ? null : await createMapDocument(document.version, document.document);
    },
  };
}

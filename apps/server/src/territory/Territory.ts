import { sql } from 'drizzle-orm';
import { newestInReplay, type AreaContext, type Tx } from '../platform/index.ts';
import type { DivisionHook } from './DivisionHook.ts';
import { isPublication, publishedType } from './events.ts';
import { createMapDocument, type MapDocument } from './MapDocument.ts';
import { newestDivision, newestMap } from './queries.ts';
import { readTerritory } from './readTerritory.ts';
import { TerritoryIndex } from './TerritoryIndex.ts';

/** The territory as other areas use it. */
export interface Territory {
  /** The present index, in memory. Ask again for each piece of work: a published division comes as a new index. */
  index(): TerritoryIndex;
  /** The base map, `null` before a territory was set up. */
  map(): MapDocument | null;
  /**
   * The territory as it stays until the transaction ends: a publication waits for it. Whatever writes a path that it has from
   * somewhere else than the row itself calls this first, or it could write one that a publication has just rewritten.
   */
  hold(tx: Tx): Promise<TerritoryIndex>;
  /**
   * Calls `listener` when another division is in force in this process, before anybody is handed an event that came after it;
   * returns the way to stop that.
   */
  onDivided(listener: () => void): () => void;
  /** Registers what an area rewrites when a division is published; for the time of the composition. */
  onDivision(hook: DivisionHook): void;
}

/** Key of the advisory lock between publications (exclusive) and writers of paths (shared): "fdiv" in ASCII. */
const divisionLockKey = 0x66646976;

/** Keeps everybody from writing paths until the transaction ends. @returns the territory as it is divided now. */
export async function lockDivision(tx: Tx): Promise<TerritoryIndex> {
  await tx.execute(sql`select pg_advisory_xact_lock(${divisionLockKey})`);
  return readTerritory(tx);
}

/** A territory that is empty until `start`. */
export interface RunningTerritory extends Territory {
  readonly hooks: readonly DivisionHook[];
  /** Sequence of the newest publication that anybody may still be behind; 0 when there is none (T16). */
  lastPublication(): number;
  /** Reads everything from the database, and again with each publication before anybody is handed its event. */
  start(): Promise<void>;
  stop(): void;
}

export function createTerritory({ database, events }: Pick<AreaContext, 'database' | 'events'>): RunningTerritory {
  const hooks: DivisionHook[] = [];
  let index = new TerritoryIndex([]);
  let map: MapDocument | null = null;
  let lastPublication = 0;
  const stops: (() => void)[] = [];

  async function load(): Promise<void> {
    const [territory, document] = await database.snapshot(
      async (reader) => [await readTerritory(reader), await newestMap(reader)] as const,
    );
    map = document === undefined ? null : await createMapDocument(document.version, document.document);
    index = territory;
  }

  return {
    hooks,
    lastPublication: () => lastPublication,
    index: () => index,
    map: () => map,
    async hold(tx) {
      await tx.execute(sql`select pg_advisory_xact_lock_shared(${divisionLockKey})`);
      // A statement of its own: it sees what was committed while the lock was waited for.
      const newest = await newestDivision(tx);
      return (newest?.version ?? 0) === index.version ? index : readTerritory(tx);
    },
    onDivided: (listener) =>
      events.observe((batch) => {
        if (batch.some(isPublication)) listener();
      }),
    onDivision(hook) {
      hooks.push(hook);
    },
    async start() {
      const follow = (sequence: number | undefined): void => void (lastPublication = Math.max(lastPublication, sequence ?? 0));
      stops.push(
        events.prepare(async (batch) => {
          if (batch.some(isPublication)) await load();
        }),
        events.observe((batch) => follow(batch.findLast(isPublication)?.sequence)),
      );
      await load();
      follow(await newestInReplay(database.db, publishedType));
    },
    stop() {
      for (const stop of stops.splice(0)) stop();
    },
  };
}

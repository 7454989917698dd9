import type { Database } from '../platform/index.ts';
import type { CaseEvent } from './events.ts';
import { loadCases, type LoadedCase } from './queries.ts';

/** Cases remembered: connections that keep up ask for those of the newest events, ones that catch up for the last 200. */
const remembered = 1_000;

interface Known {
  /** The newest version that an event has named or a command has made. */
  readonly version: number;
  /** The case at that version or later. */
  readonly loaded: Promise<LoadedCase | undefined>;
}

/**
 * The cases behind events, as they are now. However many connections ask, a case is loaded once for each of its versions; and
 * none is given an older one than another was given before, or somebody who catches up would be shown what is past by rights
 * that are past. What a command of this process has just written is what the screens are sent next, without a look.
 */
export class CurrentCases {
  readonly #database: Pick<Database, 'snapshot'>;
  readonly #known = new Map<string, Known>();

  constructor(database: Pick<Database, 'snapshot'>) {
    this.#database = database;
  }

  /** Keeps a case that a command has written; call it once its transaction is committed. */
  remember(loaded: LoadedCase): void {
    const { id, version } = loaded.row;
    // Two commands at the same moment may come here in the other order than they were committed.
    if (this.#isKnown(id, version)) return;
    this.#keep(id, { version, loaded: Promise.resolve(loaded) });
    this.#forgetOldest();
  }

  /** For each event its case, `undefined` for one that there is no more. Cases that are not at hand come in one look. */
  of(events: readonly CaseEvent[]): Promise<readonly (LoadedCase | undefined)[]> {
    const wanted = new Map<string, number>();
    for (const { caseId, version } of events) wanted.set(caseId, Math.max(version, wanted.get(caseId) ?? 0));
    this.#know(wanted);
    const cases = events.map(({ caseId }) => this.#known.get(caseId)?.loaded ?? Promise.resolve(undefined));
    this.#forgetOldest();
    return Promise.all(cases);
  }

  /** Places are divided in another way: every case is loaded again. */
  forget(): void {
    this.#known.clear();
  }

  #know(wanted: ReadonlyMap<string, number>): void {
    const missing = [...wanted].filter(([id, version]) => !this.#isKnown(id, version));
    if (missing.length === 0) return;
    // One connection for all queries: on the embedded database each wait for it may be behind another's whole transaction.
    const loading = this.#database.snapshot((reader) => loadCases(reader, missing.map(([id]) => id)));
    for (const [id, version] of missing) {
      const loaded = loading.then((cases) => cases.find(({ row }) => row.id === id));
      const known = { version, loaded };
      this.#keep(id, known);
      // A failure is thrown to who waits for it; the next reader asks again.
      loaded.catch(() => this.#known.get(id) === known && this.#known.delete(id));
    }
  }

  #isKnown(id: string, version: number): boolean {
    return (this.#known.get(id)?.version ?? 0) >= version;
  }

  /** The newest last: a Map keeps the order of insertion. */
  #keep(id: string, known: Known): void {
    this.#known.delete(id);
    this.#known.set(id, known);
  }

  #forgetOldest(): void {
    for (const id of this.#known.keys()) {
      if (this.#known.size <= remembered) return;
      this.#known.delete(id);
    }
  }
}

import type { LoadedCase } from './queries.ts';

/** Cases that this process has just changed, committed and whole. */
export interface CommittedCases {
  /** The case as it was at that version or later; `undefined` when it must be read from the database. */
  find(caseId: string, version: number): LoadedCase | undefined;
  /** Places are divided in another way: no case is at hand as it is now. */
  forget(): void;
}

/** More than are changed between a commit and its delivery, few enough to forget about their size. */
const capacity = 500;

/**
 * Spares every change one way to the database: what a command has just written is what the screens are sent next. An
 * event of another process has a version that is not here, so nothing old is ever shown for it.
 */
export class RecentCases implements CommittedCases {
  readonly #byId = new Map<string, LoadedCase>();

  /** Keeps the case; call it once its transaction is committed. */
  remember(loaded: LoadedCase): void {
    const { id, version } = loaded.row;
    // Two commands at the same moment may come here in the other order than they were committed.
    if ((this.#byId.get(id)?.row.version ?? 0) >= version) return;
    this.#byId.delete(id);
    this.#byId.set(id, loaded);
    const [oldest] = this.#byId.keys();
    if (this.#byId.size > capacity && oldest !== undefined) this.#byId.delete(oldest);
  }

  find(caseId: string, version: number): LoadedCase | undefined {
    const known = this.#byId.get(caseId);
    return known !== undefined && known.row.version >= version ? known : undefined;
  }

  forget(): void {
    this.#byId.clear();
  }
}

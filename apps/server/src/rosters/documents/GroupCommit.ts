import type { FacetBatch } from './FacetBatch.ts';

/** A document whose changes wait to become durable. */
export interface Committable {
  /** Hands over everything gathered so far and begins a new batch. */
  takeBatch(): FacetBatch;
  /** The batch handed over last is durable. */
  committed(): void;
  /** The batch handed over last is not durable, and neither is anything gathered since. */
  failed(error: unknown): void;
}

interface Taken {
  readonly facet: Committable;
  readonly batch: FacetBatch;
}

/**
 * Makes changes of many documents durable together: one transaction at a time, each with all that has arrived while the
 * one before was written. So a lone edit waits for one commit and five hundred share one.
 */
export class GroupCommit {
  readonly #write: (batches: readonly FacetBatch[]) => Promise<void>;
  readonly #dirty = new Set<Committable>();
  #running: Promise<void> | undefined;

  /** @param write makes all batches durable or, when it rejects, none */
  constructor(write: (batches: readonly FacetBatch[]) => Promise<void>) {
    this.#write = write;
  }

  /** Says that the document has gathered something. */
  markDirty(facet: Committable): void {
    this.#dirty.add(facet);
    this.#running ??= this.#run();
  }

  /** Resolves when nothing waits to be written. */
  async idle(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  async #run(): Promise<void> {
    // Every frame that has arrived already is judged before the first commit begins.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#dirty.size > 0) {
      const facets = [...this.#dirty];
      this.#dirty.clear();
      await this.#commit(facets.map((facet) => ({ facet, batch: facet.takeBatch() })));
    }
    this.#running = undefined;
  }

  async #commit(taken: readonly Taken[]): Promise<void> {
    try {
      await this.#write(taken.map(({ batch }) => batch));
    } catch (error) {
      // One document's fault is not the others': each gets a transaction of its own.
      if (taken.length > 1) for (const one of taken) await this.#commit([one]);
      else taken.forEach(({ facet }) => this.#fail(facet, error));
      return;
    }
    for (const { facet } of taken) {
      try {
        facet.committed();
      } catch (error) {
        this.#fail(facet, error);
      }
    }
  }

  #fail(facet: Committable, error: unknown): void {
    this.#dirty.delete(facet);
    facet.failed(error);
  }
}

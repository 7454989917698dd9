import { createFacetBatch, writesNothing, type FacetBatch, type ProjectedCell } from './FacetBatch.ts';
import type { Committable, GroupCommit } from './GroupCommit.ts';
import type { RosterAddress } from './RosterAddress.ts';

/** What goes into one transaction, and what may happen only afterwards: sharing, acknowledgements and answers, in their order. */
interface Gathered {
  readonly batch: FacetBatch;
  readonly effects: (() => void)[];
}

/**
 * Where the document's changes stand. `stored`: memory and store are the same and nobody waits. `gathering`: changes wait for
 * their transaction. `writing`: one transaction runs, and `next` gathers what comes meanwhile. `failed`: a transaction failed;
 * memory holds what the store lacks, and nothing is written or answered any more.
 */
type JournalState =
  | { readonly kind: 'stored' }
  | { readonly kind: 'gathering'; readonly next: Gathered }
  | { readonly kind: 'writing'; readonly written: Gathered; readonly next: Gathered }
  | { readonly kind: 'failed' };

export interface FacetJournalOptions {
  readonly address: RosterAddress;
  /** What the store holds: its last update, and the last that is in the snapshot; 0 where there is none. */
  readonly stored: { readonly sequence: number; readonly snapshotThrough: number };
  readonly commit: GroupCommit;
  /** Called once, when updates could not be stored. */
  readonly onFailure: (error: unknown) => void;
}

/** What a change of the document leaves behind. */
export type Recorded = Pick<FacetBatch, 'history' | 'claims'> & {
  /** The document's own update; `null` when only history or a claim is recorded. */
  readonly update: Uint8Array | null;
  readonly cells: readonly ProjectedCell[];
};

/** More effects than these waiting for the database mean that it does not keep up: three seconds of 50 people who type wildly. */
const maxWaitingEffects = 10_000;

/** The way of one document's changes into the store: numbers them, hands them to the group commit, and then lets answers leave. */
export class FacetJournal implements Committable {
  readonly #options: FacetJournalOptions;
  #state: JournalState = { kind: 'stored' };
  #sequence: number;
  #committedSequence: number;
  #snapshotThrough: number;

  constructor(options: FacetJournalOptions) {
    this.#options = options;
    this.#sequence = options.stored.sequence;
    this.#committedSequence = options.stored.sequence;
    this.#snapshotThrough = options.stored.snapshotThrough;
  }

  /** Whether a transaction failed: what is in memory may be more than what is stored. */
  get hasFailed(): boolean {
    return this.#state.kind === 'failed';
  }

  /** Whether everything in memory is stored and nobody waits for an answer. */
  get isQuiet(): boolean {
    return this.#state.kind === 'stored';
  }

  /** Whether the database does not keep up; nothing more should be accepted until it has. */
  get isBehind(): boolean {
    return 'next' in this.#state && this.#state.next.effects.length > maxWaitingEffects;
  }

  /** Updates that are stored and not in the snapshot. */
  get updatesSinceSnapshot(): number {
    return this.#committedSequence - this.#snapshotThrough;
  }

  /** The last update that is stored; `undefined` while memory holds more, or after a failure. */
  get storedThrough(): number | undefined {
    return this.isQuiet ? this.#committedSequence : undefined;
  }

  /**
   * Records a change of the document in the next transaction.
   *
   * @param whenStored runs once the change is durable, never when it fails.
   * @throws Error after a failure: what is recorded then would be lost.
   */
  record({ update, history, claims, cells }: Recorded, whenStored?: () => void): void {
    const { batch, effects } = this.#gather();
    if (whenStored !== undefined) effects.push(whenStored);
    batch.history.push(...history);
    batch.claims.push(...claims);
    for (const cell of cells) batch.cells.set(`${cell.household} ${cell.column}`, cell);
    if (update === null) return;
    this.#sequence += 1;
    batch.updates.push({ sequence: this.#sequence, update });
  }

  /** Runs the effect when everything recorded until now is durable; at once when it is already, never when it fails. */
  afterCommit(effect: () => void): void {
    if (this.#state.kind === 'stored') effect();
    else if (this.#state.kind !== 'failed') this.#gather().effects.push(effect);
  }

  snapshotStored(through: number): void {
    this.#snapshotThrough = through;
  }

  takeBatch(): FacetBatch {
    const written = this.#state.kind === 'gathering' ? this.#state.next : this.#empty();
    if (this.#state.kind !== 'failed') this.#state = { kind: 'writing', written, next: this.#empty() };
    return written.batch;
  }

  committed(): void {
    if (this.#state.kind !== 'writing') return;
    const { written, next } = this.#state;
    this.#committedSequence = written.batch.updates.at(-1)?.sequence ?? this.#committedSequence;
    this.#state = isEmpty(next) ? { kind: 'stored' } : { kind: 'gathering', next };
    for (const effect of written.effects) effect();
  }

  failed(error: unknown): void {
    if (this.#state.kind === 'failed') return;
    this.#state = { kind: 'failed' };
    this.#options.onFailure(error);
  }

  #gather(): Gathered {
    switch (this.#state.kind) {
      case 'failed':
        throw new Error('the document was dropped: an update before could not be stored');
      case 'writing':
        this.#options.commit.markDirty(this);
        return this.#state.next;
      case 'gathering':
        return this.#state.next;
      case 'stored': {
        const next = this.#empty();
        this.#state = { kind: 'gathering', next };
        this.#options.commit.markDirty(this);
        return next;
      }
    }
  }

  #empty(): Gathered {
    return { batch: createFacetBatch(this.#options.address), effects: [] };
  }
}

function isEmpty({ batch, effects }: Gathered): boolean {
  return writesNothing(batch) && effects.length === 0;
}

import type { AccountId } from '@finemesh/domain';
import { createRosterDoc, readRows } from '@finemesh/roster';
import type { Logger } from 'pino';
import * as Y from 'yjs';
import type { Clock, Database } from '../../platform/index.ts';
import type { RosterPorts } from '../RosterPorts.ts';
import { writesNothing, type FacetBatch } from './FacetBatch.ts';
import { loadFacet, swapSnapshot, writeBatches } from './facetStore.ts';
import { firstRows } from './firstRows.ts';
import { GroupCommit } from './GroupCommit.ts';
import { OpenFacet } from './OpenFacet.ts';
import { readFacetDoc } from './readFacetDoc.ts';
import { documentKey, type RosterAddress } from './RosterAddress.ts';
import { seedFacet } from './seedFacet.ts';
import { storeFailureOf } from './storeFailureOf.ts';

export interface OpenDocumentsOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly ports: Pick<RosterPorts, 'householdsOf' | 'firstValues'>;
  /** How long a document stays in memory that nobody holds, milliseconds. */
  readonly lingerMs: number;
}

/** Updates after which a snapshot takes their place: a load reads one blob and at most these. */
const updatesPerSnapshot = 100;

/** A document that the caller has open. */
export interface HeldDocument {
  readonly facet: OpenFacet;
  /** To be called when the caller needs it no longer; more than once does no harm. */
  release(): void;
}

/** A document in memory: `held` by callers, or `lingering` until its timer lets it go. */
type Life = { readonly kind: 'held'; readonly holders: number } | { readonly kind: 'lingering'; readonly timer: NodeJS.Timeout };

interface Entry {
  readonly key: string;
  readonly opening: Promise<OpenFacet>;
  life: Life;
}

/** The open documents. Each is loaded once, whoever asks, and closed when nobody has needed it for a while. */
export class OpenDocuments {
  readonly #options: OpenDocumentsOptions;
  readonly #commit: GroupCommit;
  readonly #entries = new Map<string, Entry>();
  readonly #housekeeping = new Set<Promise<void>>();

  constructor(options: OpenDocumentsOptions) {
    this.#options = options;
    this.#commit = new GroupCommit((batches) => this.#write(batches));
  }

  /** Number of documents in memory. */
  get size(): number {
    return this.#entries.size;
  }

  /** Opens the document, loaded and with a row for each flat. Rejects when it cannot be read whole. */
  async open(address: RosterAddress): Promise<HeldDocument> {
    const entry = this.#entries.get(documentKey(address)) ?? this.#add(address);
    if (entry.life.kind === 'lingering') clearTimeout(entry.life.timer);
    entry.life = { kind: 'held', holders: entry.life.kind === 'held' ? entry.life.holders + 1 : 1 };
    const facet = await entry.opening;
    let isHeld = true;
    return {
      facet,
      release: () => {
        if (isHeld) this.#release(entry, facet);
        isHeld = false;
      },
    };
  }

  /** Hands a lease that has just been written to the document, where that is open. */
  recordLease(address: RosterAddress, clientId: number, accountId: AccountId): void {
    this.#entries
      .get(documentKey(address))
      // Not open when this fails, so it reads the lease when it is opened.
      ?.opening.then((facet) => facet.recordLease(clientId, accountId))
      .catch(() => undefined);
  }

  /** How many accounts have the document open in this process, by role; none where it is not in memory. */
  async readersOf(address: RosterAddress): Promise<OpenFacet['readers']> {
    return (await this.#entries.get(documentKey(address))?.opening.catch(() => undefined))?.readers ?? {};
  }

  /** Writes what is pending and, if it can be, a snapshot of every document that has grown. */
  async close(): Promise<void> {
    for (const { life } of this.#entries.values()) if (life.kind === 'lingering') clearTimeout(life.timer);
    await this.#commit.idle();
    await Promise.all(this.#housekeeping);
    for (const { opening } of [...this.#entries.values()]) {
      const facet = await opening.catch(() => undefined);
      if (facet !== undefined) this.#track(this.#compact(facet));
    }
    await Promise.all(this.#housekeeping);
    this.#entries.clear();
  }

  #add(address: RosterAddress): Entry {
    const entry: Entry = { key: documentKey(address), opening: this.#load(address), life: { kind: 'held', holders: 0 } };
    this.#entries.set(entry.key, entry);
    // A failed load is tried again by who asks next.
    entry.opening.catch(() => this.#remove(entry));
    return entry;
  }

  #remove(entry: Entry): void {
    if (this.#entries.get(entry.key) === entry) this.#entries.delete(entry.key);
  }

  #release(entry: Entry, facet: OpenFacet): void {
    if (entry.life.kind !== 'held') return;
    const holders = entry.life.holders - 1;
    if (holders > 0) entry.life = { kind: 'held', holders };
    else this.#linger(entry, facet);
  }

  #linger(entry: Entry, facet: OpenFacet): void {
    const timer = setTimeout(() => this.#track(this.#unload(entry, facet)), this.#options.lingerMs);
    timer.unref();
    entry.life = { kind: 'lingering', timer };
  }

  async #write(batches: readonly FacetBatch[]): Promise<void> {
    const { database, clock } = this.#options;
    // An answer that waited for the commit before has nothing of its own to write.
    if (batches.every(writesNothing)) return;
    await database.transaction((tx) => writeBatches(tx, batches, clock.now()));
    setImmediate(() => batches.forEach(({ address }) => this.#compactWhenGrown(address)));
  }

  async #load(address: RosterAddress): Promise<OpenFacet> {
    const { database, clock, ports } = this.#options;
    const [stored, households] = await Promise.all([
      database.snapshot((reader) => loadFacet(reader, documentKey(address))),
      ports.householdsOf(address.building),
    ]);
    const doc = readFacetDoc(address, stored);
    const rows = firstRows(address.facet, households, ports.firstValues(address.building));
    const seeded = seedFacet(doc, address, stored.sequence, rows);
    // Rows are durable before anybody sees them.
    if (seeded !== undefined) await this.#write([seeded]);
    const sequence = stored.sequence + (seeded?.updates.length ?? 0);
    return new OpenFacet({
      address,
      doc,
      stored: { ...stored, sequence },
      commit: this.#commit,
      clock,
      onFailure: (failed, error) => this.#drop(failed, error),
    });
  }

  /** After a failed commit memory may hold more than the store: everybody reconnects and reads the store. */
  #drop(facet: OpenFacet, error: unknown): void {
    this.#options.logger.error(
      { ...storeFailureOf(error), document: facet.key },
      'roster document dropped: its updates could not be stored',
    );
    this.#entries.delete(facet.key);
    facet.closeAll('unavailable');
  }

  #compactWhenGrown(address: RosterAddress): void {
    const opening = this.#entries.get(documentKey(address))?.opening;
    this.#track(
      (async () => {
        const facet = await opening;
        if (facet !== undefined && facet.journal.updatesSinceSnapshot >= updatesPerSnapshot) await this.#compact(facet);
      })(),
    );
  }

  async #unload(entry: Entry, facet: OpenFacet): Promise<void> {
    if (facet.journal.isQuiet) await this.#compact(facet);
    // Somebody may have opened it while the snapshot was written.
    if (entry.life.kind !== 'lingering') return;
    if (facet.journal.isQuiet || facet.journal.hasFailed) this.#remove(entry);
    else this.#linger(entry, facet);
  }

  async #compact(facet: OpenFacet): Promise<void> {
    if (facet.journal.updatesSinceSnapshot === 0) return;
    const snapshot = facet.snapshot();
    if (snapshot === undefined) return;
    const { database, clock } = this.#options;
    assertReadsBack(facet, snapshot.state);
    await database.transaction((tx) => swapSnapshot(tx, facet.key, snapshot.through, snapshot.state, clock.now()));
    facet.journal.snapshotStored(snapshot.through);
  }

  #track(work: Promise<void>): void {
    const settled: Promise<void> = work
      // The updates are still there, so nothing is lost but time at the next load.
      .catch((error: unknown) => this.#options.logger.warn(storeFailureOf(error), 'roster snapshot could not be written'))
      .then(() => void this.#housekeeping.delete(settled));
    this.#housekeeping.add(settled);
  }
}

/** A snapshot takes the place of the updates, so it must say the same before they go. */
function assertReadsBack(facet: OpenFacet, state: Uint8Array): void {
  const copy = createRosterDoc(facet.address.facet);
  Y.applyUpdate(copy, state);
  if (JSON.stringify(readRows(copy)) !== JSON.stringify(readRows(facet.doc))) {
    throw new Error(`a snapshot of ${facet.key} does not read back the same`);
  }
}

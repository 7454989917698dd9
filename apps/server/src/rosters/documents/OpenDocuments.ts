import type { AccountId } from '@finemesh/domain';
import { createRosterDoc, readRows } from '@finemesh/roster';
import type { Logger } from 'pino';
import * as Y from 'yjs';
import type { Clock, Database } from '../../platform/index.ts';
import { writesNothing, type FacetBatch } from './FacetBatch.ts';
import { loadFacet, swapSnapshot, writeBatches } from './facetStore.ts';
import { firstRows } from './firstRows.ts';
import { GroupCommit } from './GroupCommit.ts';
import type { RosterPorts } from '../RosterPorts.ts';
import { OpenFacet } from './OpenFacet.ts';
import { readFacetDoc } from './readFacetDoc.ts';
import { documentKey, type RosterAddress } from './RosterAddress.ts';
import { seedFacet } from './seedFacet.ts';
import { storeFailureOf } from './storeFailureOf.ts';

export interface OpenDocumentsOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly ports: RosterPorts;
  /** How long a document without clients stays open, milliseconds. */
  readonly lingerMs: number;
}

/** Updates after which a snapshot takes their place: a load reads one blob and at most these. */
const updatesPerSnapshot = 100;

/** The open documents. Each is loaded once, whoever asks, and closed when nobody has needed it for a while. */
export class OpenDocuments {
  readonly #options: OpenDocumentsOptions;
  readonly #commit: GroupCommit;
  readonly #open = new Map<string, Promise<OpenFacet>>();
  readonly #lingering = new Map<string, NodeJS.Timeout>();
  readonly #housekeeping = new Set<Promise<void>>();

  constructor(options: OpenDocumentsOptions) {
    this.#options = options;
    this.#commit = new GroupCommit((batches) => this.#write(batches));
  }

  /** Number of documents in memory. */
  get size(): number {
    return this.#open.size;
  }

  /** The document, loaded and with a row for each flat. Rejects when it cannot be read whole. */
  open(address: RosterAddress): Promise<OpenFacet> {
    const key = documentKey(address);
    clearTimeout(this.#lingering.get(key));
    this.#lingering.delete(key);
    let opening = this.#open.get(key);
    if (opening === undefined) {
      opening = this.#load(address);
      this.#open.set(key, opening);
      // A failed load is tried again by who asks next.
      opening.catch(() => this.#open.delete(key));
    }
    return opening;
  }

  /** Tells a document that is open about a lease that has just been written. */
  learnOwner(address: RosterAddress, clientId: number, accountId: AccountId): void {
    void this.#open.get(documentKey(address))?.then(
      (facet) => facet.learnOwner(clientId, accountId),
      () => undefined, // Not open, so it reads the lease when it is opened.
    );
  }

  /** Lets a document that has no clients go after a while. */
  release(facet: OpenFacet): void {
    if (facet.clients.size > 0 || facet.hasFailed) return;
    const timer = setTimeout(() => void this.#track(this.#unload(facet)), this.#options.lingerMs);
    timer.unref();
    clearTimeout(this.#lingering.get(facet.key));
    this.#lingering.set(facet.key, timer);
  }

  /** Writes what is pending and a snapshot of every document that has grown. */
  async close(): Promise<void> {
    for (const timer of this.#lingering.values()) clearTimeout(timer);
    await this.#commit.idle();
    await Promise.all(this.#housekeeping);
    for (const opening of [...this.#open.values()]) {
      const facet = await opening.catch(() => undefined);
      if (facet !== undefined) await this.#compact(facet);
    }
    this.#open.clear();
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
    this.#open.delete(facet.key);
    for (const client of [...facet.clients]) client.close('unavailable');
  }

  #compactWhenGrown(address: RosterAddress): void {
    const opening = this.#open.get(documentKey(address));
    void this.#track(
      (async () => {
        const facet = await opening;
        if (facet !== undefined && facet.updatesSinceSnapshot >= updatesPerSnapshot) await this.#compact(facet);
      })(),
    );
  }

  async #unload(facet: OpenFacet): Promise<void> {
    if (!facet.isQuiet) {
      this.release(facet);
      return;
    }
    await this.#compact(facet);
    // Somebody may have come while the snapshot was written.
    if (facet.clients.size === 0 && this.#lingering.has(facet.key)) {
      this.#lingering.delete(facet.key);
      this.#open.delete(facet.key);
    }
  }

  async #compact(facet: OpenFacet): Promise<void> {
    if (facet.updatesSinceSnapshot === 0) return;
    const snapshot = facet.snapshot();
    if (snapshot === undefined) return;
    const { database, clock } = this.#options;
    assertReadsBack(facet, snapshot.state);
    await database.transaction((tx) => swapSnapshot(tx, facet.key, snapshot.through, snapshot.state, clock.now()));
    facet.snapshotStored(snapshot.through);
  }

  async #track(work: Promise<void>): Promise<void> {
    const settled = work.catch((error: unknown) => {
      // The updates are still there, so nothing is lost but time at the next load.
      this.#options.logger.warn(storeFailureOf(error), 'roster snapshot could not be written');
    });
    this.#housekeeping.add(settled);
    await settled;
    this.#housekeeping.delete(settled);
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

import type { ErrorCode } from '@finemesh/contract';
import type { AccountId, PostRole } from '@finemesh/domain';
import {
  applyJudged,
  encodeAwareness,
  encodeCellsDenied,
  encodePresence,
  encodeSync,
  judgeUpdate,
  readCell,
  type Applied,
  type PresenceEntry,
  type Verdict,
  type WritePolicy,
} from '@finemesh/roster';
import * as Y from 'yjs';
import type { Clock } from '../../platform/index.ts';
import { createFacetBatch, type FacetBatch } from './FacetBatch.ts';
import type { StoredFacet } from './facetStore.ts';
import type { Committable, GroupCommit } from './GroupCommit.ts';
import { serverClientId } from './readFacetDoc.ts';
import { documentKey, type RosterAddress } from './RosterAddress.ts';

/** A client of the document, as far as the document has to know. */
export interface FacetClient {
  readonly accountId: AccountId;
  readonly device: string;
  /** Role under which it has the document open now. */
  readonly role: PostRole;
  readonly policy: WritePolicy;
  send(frame: Uint8Array): void;
  /** Ends the connection, with the failure as its reason. */
  close(code: ErrorCode): void;
}

export interface OpenFacetOptions {
  readonly address: RosterAddress;
  /** The document as it is stored. */
  readonly doc: Y.Doc;
  readonly stored: Pick<StoredFacet, 'sequence' | 'snapshotThrough' | 'owners'>;
  readonly commit: GroupCommit;
  readonly clock: Clock;
  /** Called when updates of the document could not be stored; its memory is worthless then. */
  readonly onFailure: (facet: OpenFacet, error: unknown) => void;
}

/** A verdict after which the document changes. */
export type AcceptableVerdict = Verdict & { kind: 'ok' | 'deniedCells' };

/** More than this waiting for the database means that it does not keep up. */
const maxWaitingEffects = 10_000;

/**
 * One facet of one building, open. The visible order of an update: judged, applied in memory, made durable, shared and
 * acknowledged. Nobody is sent anything that a crash could take back.
 */
export class OpenFacet implements Committable {
  readonly address: RosterAddress;
  readonly key: string;
  readonly doc: Y.Doc;
  readonly clients = new Set<FacetClient>();
  readonly #commit: GroupCommit;
  readonly #clock: Clock;
  readonly #onFailure: (facet: OpenFacet, error: unknown) => void;
  readonly #owners: Map<number, AccountId>;
  readonly #presence = new Map<number, { readonly client: FacetClient; readonly entry: PresenceEntry }>();
  #batch: FacetBatch;
  #sequence: number;
  #committedSequence: number;
  #snapshotThrough: number;
  #isWriting = false;
  #hasFailed = false;

  constructor({ address, doc, stored, commit, clock, onFailure }: OpenFacetOptions) {
    this.address = address;
    this.key = documentKey(address);
    this.doc = doc;
    this.#commit = commit;
    this.#clock = clock;
    this.#onFailure = onFailure;
    this.#owners = new Map(stored.owners);
    this.#batch = createFacetBatch(address);
    this.#sequence = stored.sequence;
    this.#committedSequence = stored.sequence;
    this.#snapshotThrough = stored.snapshotThrough;
  }

  /** Notes a lease that was written after the document was read. */
  learnOwner(clientId: number, accountId: AccountId): void {
    if (!this.#owners.has(clientId)) this.#owners.set(clientId, accountId);
  }

  /** Adds a client; it is sent the server's state vector and who else is there. */
  join(client: FacetClient): void {
    this.clients.add(client);
    const others = [...this.#presence.values()].map(({ entry }) => entry);
    const stateVector = Y.encodeStateVector(this.doc);
    this.afterCommit(() => {
      client.send(encodeSync('step1', stateVector));
      if (others.length > 0) client.send(encodeAwareness(encodePresence(others)));
    });
  }

  /** Removes a client and its presence from everybody's screen. */
  leave(client: FacetClient): void {
    this.clients.delete(client);
    const gone: PresenceEntry[] = [];
    for (const [clientId, held] of this.#presence) {
      if (held.client !== client) continue;
      this.#presence.delete(clientId);
      gone.push({ ...held.entry, state: null });
    }
    if (gone.length > 0) this.#shareWithAll(encodeAwareness(encodePresence(gone)));
  }

  /** Answers a state vector with what it lacks, once that is durable. @throws for bytes that are no state vector. */
  answerStep1(client: FacetClient, stateVector: Uint8Array): void {
    const missing = Y.encodeStateAsUpdate(this.doc, stateVector);
    this.afterCommit(() => client.send(encodeSync('step2', missing)));
  }

  /** Asks the client for what the server lacks. */
  askForDifference(client: FacetClient): void {
    client.send(encodeSync('step1', Y.encodeStateVector(this.doc)));
  }

  /** Judges a client's update. Nothing has changed yet; `accept` has to follow before anything else is done with the document. */
  judge(client: FacetClient, update: Uint8Array): Verdict {
    if (this.#hasFailed) throw new Error('the document was dropped');
    if (this.#batch.effects.length > maxWaitingEffects) throw new Error('the database does not keep up');
    const author = { ownerOf: (clientId: number) => this.ownerOf(clientId, client.accountId) };
    return judgeUpdate(this.doc, update, author, client.policy);
  }

  /** Applies what was judged, sets denied cells back, and hands it to the next commit. */
  accept(client: FacetClient, verdict: AcceptableVerdict): void {
    this.#record(client, applyJudged(this.doc, verdict.judged), verdict);
  }

  /** Whose the client id is. The server's own belongs to no account. */
  ownerOf(clientId: number, accountId: AccountId): 'author' | 'other' | 'nobody' {
    if (clientId === serverClientId) return 'other';
    const owner = this.#owners.get(clientId);
    if (owner === undefined) return 'nobody';
    return owner === accountId ? 'author' : 'other';
  }

  /** Whether the client may show itself under the id: its own account's, or one that is nobody's, and then just one. */
  mayAppearAs(clientId: number, client: FacetClient): boolean {
    const owner = this.ownerOf(clientId, client.accountId);
    if (owner !== 'nobody') return owner === 'author';
    return [...this.#presence].every(([shownId, held]) => (shownId === clientId) === (held.client === client));
  }

  /** Shows the entries to everybody, their author too: a stock client leaves when it hears nothing for 30 s. */
  showPresence(client: FacetClient, entries: readonly PresenceEntry[]): void {
    for (const entry of entries) {
      if (entry.state === null) this.#presence.delete(entry.clientId);
      else this.#presence.set(entry.clientId, { client, entry });
    }
    if (entries.length > 0) this.#shareWithAll(encodeAwareness(encodePresence(entries)));
  }

  /** Sends the client who is there. */
  tellPresence(client: FacetClient): void {
    client.send(encodeAwareness(encodePresence([...this.#presence.values()].map(({ entry }) => entry))));
  }

  /** Runs the effect when everything that the document holds now is durable; at once when it is already, never when it fails. */
  afterCommit(effect: () => void): void {
    if (this.#hasFailed) return;
    if (!this.#isWriting && this.#batch.updates.length === 0 && this.#batch.effects.length === 0) {
      effect();
      return;
    }
    this.#batch.effects.push(effect);
    this.#commit.markDirty(this);
  }

  takeBatch(): FacetBatch {
    const batch = this.#batch;
    this.#batch = createFacetBatch(this.address);
    this.#isWriting = true;
    return batch;
  }

  committed(batch: FacetBatch): void {
    this.#isWriting = false;
    this.#committedSequence = batch.updates[batch.updates.length - 1]?.sequence ?? this.#committedSequence;
    for (const effect of batch.effects) effect();
  }

  failed(error: unknown): void {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    this.#onFailure(this, error);
  }

  /** Whether a commit failed: what is in memory may be more than what is stored. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Updates that are stored and not in the snapshot. */
  get updatesSinceSnapshot(): number {
    return this.#committedSequence - this.#snapshotThrough;
  }

  /** Whether everything in memory is stored and nobody waits for an answer. */
  get isQuiet(): boolean {
    return !this.#isWriting && this.#sequence === this.#committedSequence && this.#batch.effects.length === 0;
  }

  /**
   * The whole document as one update, for the store; `undefined` while anything in memory is not durable yet, because
   * a snapshot must hold exactly what its sequence says.
   */
  snapshot(): { readonly through: number; readonly state: Uint8Array } | undefined {
    if (this.#hasFailed || !this.isQuiet) return undefined;
    return { through: this.#sequence, state: Y.encodeStateAsUpdate(this.doc) };
  }

  snapshotStored(through: number): void {
    this.#snapshotThrough = through;
  }

  #record(client: FacetClient, applied: Applied, verdict: AcceptableVerdict): void {
    const { accountId, device, role } = client;
    const batch = this.#batch;
    const at = this.#clock.now();
    for (const clientId of verdict.judged.claims) {
      this.#owners.set(clientId, accountId);
      batch.claims.push({ clientId, accountId, device });
    }
    for (const change of applied.changes) {
      const { household, column } = change;
      batch.history.push({ ...change, at, accountId, role });
      batch.cells.set(`${household} ${column}`, { household, column, value: readCell(this.doc, household, column) });
    }
    if (applied.update !== null) this.#store(applied.update, client, verdict);
    this.#commit.markDirty(this);
  }

  #store(update: Uint8Array, author: FacetClient, verdict: AcceptableVerdict): void {
    this.#sequence += 1;
    this.#batch.updates.push({ sequence: this.#sequence, update });
    this.#batch.effects.push(() => {
      const frame = encodeSync('update', update);
      for (const client of this.clients) {
        // The author has its own edit already, but not what was set back.
        if (client !== author || verdict.kind === 'deniedCells') client.send(frame);
      }
      if (verdict.kind === 'deniedCells') author.send(encodeCellsDenied(verdict.denied));
    });
  }

  #shareWithAll(frame: Uint8Array): void {
    for (const client of this.clients) client.send(frame);
  }
}

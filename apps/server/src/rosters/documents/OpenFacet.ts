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
  type PresenceEntry,
  type Verdict,
  type WritePolicy,
} from '@finemesh/roster';
import * as Y from 'yjs';
import type { Clock } from '../../platform/index.ts';
import { FacetJournal } from './FacetJournal.ts';
import { FacetPresence } from './FacetPresence.ts';
import type { StoredFacet } from './facetStore.ts';
import type { GroupCommit } from './GroupCommit.ts';
import { LeasedIds } from './LeasedIds.ts';
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
  /** Called once, when the document's memory has become worthless: updates could not be stored, or Yjs threw on the way. */
  readonly onFailure: (facet: OpenFacet, error: unknown) => void;
}

/** A verdict after which the document changes. */
export type AcceptableVerdict = Verdict & { kind: 'ok' | 'deniedCells' };

/**
 * One facet of one building, open. The visible order of an update: judged, applied in memory, made durable, shared and
 * acknowledged. Nobody is sent anything that a crash could take back.
 */
export class OpenFacet {
  readonly address: RosterAddress;
  readonly key: string;
  readonly doc: Y.Doc;
  readonly journal: FacetJournal;
  readonly #clock: Clock;
  readonly #ids: LeasedIds;
  readonly #presence = new FacetPresence<FacetClient>();
  readonly #clients = new Set<FacetClient>();

  constructor({ address, doc, stored, commit, clock, onFailure }: OpenFacetOptions) {
    this.address = address;
    this.key = documentKey(address);
    this.doc = doc;
    this.#clock = clock;
    this.#ids = new LeasedIds(stored.owners);
    this.journal = new FacetJournal({ address, stored, commit, onFailure: (error) => onFailure(this, error) });
  }

  get clientCount(): number {
    return this.#clients.size;
  }

  /** How many accounts have the document open, by the role under which they do. */
  get readers(): Partial<Record<PostRole, number>> {
    const roles = new Map([...this.#clients].map(({ accountId, role }) => [accountId, role]));
    const readers: Partial<Record<PostRole, number>> = {};
    for (const role of roles.values()) readers[role] = (readers[role] ?? 0) + 1;
    return readers;
  }

  /** Records a lease that was written after the document was read. */
  recordLease(clientId: number, accountId: AccountId): void {
    this.#ids.record(clientId, accountId);
  }

  /** Adds a client; it is sent the server's state vector and who else is there. */
  join(client: FacetClient): void {
    this.#clients.add(client);
    const others = this.#presence.entries;
    const stateVector = Y.encodeStateVector(this.doc);
    this.journal.afterCommit(() => {
      client.send(encodeSync('step1', stateVector));
      if (others.length > 0) client.send(encodeAwareness(encodePresence(others)));
    });
  }

  /** Removes a client and its presence from everybody's screen. */
  leave(client: FacetClient): void {
    this.#clients.delete(client);
    const gone = this.#presence.remove(client);
    if (gone.length > 0) this.#sendToAll(encodeAwareness(encodePresence(gone)));
  }

  /** Ends every connection with the same failure. */
  closeAll(code: ErrorCode): void {
    for (const client of [...this.#clients]) client.close(code);
  }

  /** Answers a state vector with what it lacks, once that is durable. @throws for bytes that are no state vector. */
  answerStep1(client: FacetClient, stateVector: Uint8Array): void {
    const missing = Y.encodeStateAsUpdate(this.doc, stateVector);
    this.journal.afterCommit(() => client.send(encodeSync('step2', missing)));
  }

  /** Asks the client for what the server lacks. */
  askForDifference(client: FacetClient): void {
    client.send(encodeSync('step1', Y.encodeStateVector(this.doc)));
  }

  /** Judges a client's update. Nothing has changed yet; `accept` has to follow before anything else is done with the document. */
  judge(client: FacetClient, update: Uint8Array): Verdict {
    const author = { ownerOf: (clientId: number) => this.#ids.ownerOf(clientId, client.accountId) };
    return judgeUpdate(this.doc, update, author, client.policy);
  }

  /**
   * Applies what was judged, sets denied cells back, and hands it to the next commit. Yjs does not roll back what it was applying
   * when it throws, so the document fails then as if it could not be stored.
   */
  accept(client: FacetClient, verdict: AcceptableVerdict): void {
    const { accountId, device, role } = client;
    const at = this.#clock.now();
    try {
      const { update, changes } = applyJudged(this.doc, verdict.judged);
      for (const clientId of verdict.judged.claims) this.#ids.record(clientId, accountId);
      const recorded = {
        update,
        history: changes.map((change) => ({ ...change, at, accountId, role })),
        claims: verdict.judged.claims.map((clientId) => ({ clientId, accountId, device })),
        cells: changes.map(({ household, column }) => ({ household, column, value: readCell(this.doc, household, column) })),
      };
      this.journal.record(recorded, () => update !== null && this.#share(update, client, verdict));
    } catch (error) {
      this.journal.failed(error);
    }
  }

  /** Whether the client may show itself under the id: its own account's, or one that is nobody's, and then just one. */
  mayAppearAs(clientId: number, client: FacetClient): boolean {
    const owner = this.#ids.ownerOf(clientId, client.accountId);
    return owner === 'nobody' ? this.#presence.isFreeFor(clientId, client) : owner === 'author';
  }

  /** Shows the entries to everybody, their author too: a stock client leaves when it receives nothing for 30 s. */
  showPresence(client: FacetClient, entries: readonly PresenceEntry[]): void {
    this.#presence.show(client, entries);
    if (entries.length > 0) this.#sendToAll(encodeAwareness(encodePresence(entries)));
  }

  /** Sends the client who is there. */
  sendPresence(client: FacetClient): void {
    client.send(encodeAwareness(encodePresence(this.#presence.entries)));
  }

  /**
   * The whole document as one update, for the store; `undefined` while anything in memory is not durable yet, because
   * a snapshot must hold exactly what its sequence says.
   */
  snapshot(): { readonly through: number; readonly state: Uint8Array } | undefined {
    const through = this.journal.storedThrough;
    return through === undefined ? undefined : { through, state: Y.encodeStateAsUpdate(this.doc) };
  }

  #share(update: Uint8Array, author: FacetClient, verdict: AcceptableVerdict): void {
    const frame = encodeSync('update', update);
    for (const client of this.#clients) {
      // The author has its own edit already, but not what was set back.
      if (client !== author || verdict.kind === 'deniedCells') client.send(frame);
    }
    if (verdict.kind === 'deniedCells') author.send(encodeCellsDenied(verdict.denied));
  }

  #sendToAll(frame: Uint8Array): void {
    for (const client of this.#clients) client.send(frame);
  }
}

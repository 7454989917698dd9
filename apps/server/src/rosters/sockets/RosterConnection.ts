import { errorKinds, type ErrorCode } from '@finemesh/contract';
import type { AccountId, PostRole } from '@finemesh/domain';
import {
  admitPresence,
  decodeClientFrame,
  encodeAcknowledgement,
  encodeAwareness,
  encodePresence,
  type ClientFrame,
  type Verdict,
  type WritePolicy,
} from '@finemesh/roster';
import type { WebSocket } from 'ws';
import type { Clock } from '../../platform/index.ts';
import type { ReaderRights } from '../admission/ReaderRights.ts';
import type { AcceptableVerdict, FacetClient, OpenFacet } from '../documents/OpenFacet.ts';
import { Heartbeat } from './Heartbeat.ts';
import { SyncQuestions } from './SyncQuestions.ts';
import { TokenBucket } from '../../platform/index.ts';

/** Who is on the other end, from the ticket and the people area, never from a frame. */
export interface RosterReader {
  readonly accountId: AccountId;
  readonly device: string;
  readonly displayName: string;
}

export interface ConnectionOptions {
  readonly reader: RosterReader;
  readonly rights: ReaderRights;
  /** The role under which it opens the document. */
  readonly role: PostRole;
  /** Whether the client asked for acknowledgement frames. */
  readonly wantsAcknowledgements: boolean;
  readonly clock: Clock;
  /** What the account may leave behind in documents, over all its connections. */
  readonly residue: TokenBucket;
  /** Called with each verdict, for metrics. */
  readonly onVerdict: (verdict: Verdict) => void;
  /** Called with what escapes; the connection has been closed. */
  readonly onError: (error: unknown) => void;
}

/** A frame costs one token and one more for each 2 KiB: ten seconds of wild typing, or a whole building at once. */
const frameBucket = { capacity: 8_000, perSecond: 500 };
const bytesPerToken = 2_048;
/** Answering a state vector encodes the document, up to 20 ms for a large one. */
const step1Tokens = 50;
/** A client that takes so little of what it is sent is cut off; it catches up when it returns. */
const maxBacklogBytes = 8 * 1024 * 1024;

/** One admitted socket of one document: frames in, frames out, and the bounds of both. */
export class RosterConnection implements FacetClient {
  readonly policy: WritePolicy;
  readonly #socket: WebSocket;
  readonly #facet: OpenFacet;
  readonly #options: ConnectionOptions;
  readonly #frames: TokenBucket;
  readonly #heartbeat: Heartbeat;
  readonly #questions = new SyncQuestions();
  /** `closing` from the first word of an end on, ours or the other's: nothing is received or sent any more. */
  #state: 'open' | 'closing' = 'open';
  #role: PostRole;
  #received = 0;

  constructor(socket: WebSocket, facet: OpenFacet, options: ConnectionOptions) {
    this.policy = options.rights;
    this.#socket = socket;
    this.#facet = facet;
    this.#options = options;
    this.#role = options.role;
    this.#frames = new TokenBucket(frameBucket, this.#nowMs());
    this.#heartbeat = new Heartbeat(this.#nowMs());
    socket.on('message', this.#receive);
    socket.on('pong', () => this.#heartbeat.answered());
    socket.on('close', () => this.#end());
  }

  get accountId(): AccountId {
    return this.#options.reader.accountId;
  }

  get device(): string {
    return this.#options.reader.device;
  }

  get role(): PostRole {
    return this.#role;
  }

  /** Joins the document and lets frames in, which have waited in the kernel until now. */
  start(): void {
    this.#facet.join(this);
    this.#socket.resume();
  }

  /** Asks again what the reader's posts allow. Closes the connection when they do not open the document any more. */
  checkRights(): void {
    const { role } = this.#options.rights;
    if (role === undefined) this.close('notAllowed');
    else this.#role = role;
  }

  send(frame: Uint8Array): void {
    if (this.#state === 'closing' || this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#socket.bufferedAmount > maxBacklogBytes) {
      this.close('tooManyRequests');
      return;
    }
    this.#heartbeat.sent(this.#nowMs());
    this.#socket.send(frame);
  }

  close(code: ErrorCode): void {
    if (this.#state === 'closing') return;
    this.#end();
    this.#socket.close(errorKinds[code].closeCode, code);
  }

  /** Keeps the line alive, or cuts one that is dead. To be called every 10 s. */
  keepAlive(): void {
    const pulse = this.#heartbeat.beat(this.#nowMs());
    if (pulse === 'dead') {
      this.#socket.terminate();
      return;
    }
    this.#socket.ping();
    if (pulse === 'silent') this.send(encodeAwareness(encodePresence([])));
  }

  readonly #receive = (bytes: Buffer, isBinary: boolean): void => {
    if (this.#state === 'closing') return;
    try {
      const frame = isBinary ? decodeClientFrame(bytes) : undefined;
      if (frame === undefined) this.close('malformedRequest');
      else if (this.#frames.take(costOf(frame, bytes.length), this.#nowMs())) this.#receiveFrame(frame);
      else this.close('tooManyRequests');
    } catch (error) {
      this.close('unavailable');
      this.#options.onError(error);
    }
  };

  #receiveFrame(frame: ClientFrame): void {
    switch (frame.kind) {
      case 'step1':
        return this.#answerStep1(frame.stateVector);
      case 'update':
        return this.#receiveUpdate(frame.update, frame.isStep2);
      case 'awareness':
        return this.#receivePresence(frame.states);
      case 'queryAwareness':
        return this.#facet.sendPresence(this);
    }
  }

  #answerStep1(stateVector: Uint8Array): void {
    try {
      this.#facet.answerStep1(this, stateVector);
    } catch {
      // Yjs throws plain errors for bytes that are no state vector.
      this.close('malformedRequest');
    }
  }

  #receivePresence(states: Uint8Array): void {
    const user = { name: this.#options.reader.displayName, role: this.#role };
    const { facet } = this.#facet.address;
    const entries = admitPresence(states, facet, (clientId) => this.#facet.mayAppearAs(clientId, this), user);
    if (entries === undefined) this.close('malformedRequest');
    else this.#facet.showPresence(this, entries);
  }

  #receiveUpdate(update: Uint8Array, isStep2: boolean): void {
    if (this.#facet.journal.isBehind) return this.close('unavailable');
    this.#received += 1;
    const verdict = this.#facet.judge(this, update);
    this.#options.onVerdict(verdict);
    switch (verdict.kind) {
      case 'noop':
        return this.#answer(isStep2);
      case 'ok':
      case 'deniedCells':
        return this.#accept(verdict, isStep2);
      case 'resync':
        return this.#askForDifference(isStep2);
      case 'reject':
        return this.close('notAllowed');
      case 'malformed':
        return this.close('malformedRequest');
    }
  }

  /** What stays behind for ever, tombstones of denied cells and claimed ids, is paid for before it is applied. */
  #accept(verdict: AcceptableVerdict, isStep2: boolean): void {
    const denied = verdict.kind === 'deniedCells' ? verdict.denied.length : 0;
    if (!this.#options.residue.take(denied + verdict.judged.claims.length, this.#nowMs())) return this.close('tooManyRequests');
    this.#facet.accept(this, verdict);
    this.#answer(isStep2);
  }

  #answer(isStep2: boolean): void {
    this.#questions.fitted(isStep2);
    if (!this.#questions.isInStep || !this.#options.wantsAcknowledgements) return;
    const upTo = this.#received;
    this.#facet.journal.afterCommit(() => this.send(encodeAcknowledgement(upTo)));
  }

  #askForDifference(isStep2: boolean): void {
    switch (this.#questions.gap(isStep2)) {
      case 'ask':
        return this.#facet.askForDifference(this);
      case 'wait':
        return;
      case 'giveUp':
        return this.close('outOfSync');
    }
  }

  #end(): void {
    if (this.#state === 'closing') return;
    this.#state = 'closing';
    this.#facet.leave(this);
  }

  #nowMs(): number {
    return this.#options.clock.now().getTime();
  }
}

function costOf(frame: ClientFrame, bytes: number): number {
  return 1 + bytes / bytesPerToken + (frame.kind === 'step1' ? step1Tokens : 0);
}

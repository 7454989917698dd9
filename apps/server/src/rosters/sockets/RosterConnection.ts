import { errorKinds, type ErrorCode } from '@finemesh/contract';
import { mayReadFacet, mayWriteColumn, type AccountId, type Post, type PostRole, type TerritoryPath } from '@finemesh/domain';
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
import { openingPost } from '../admission/openingPost.ts';
import type { AcceptableVerdict, FacetClient, OpenFacet } from '../documents/OpenFacet.ts';
import { TokenBucket } from './TokenBucket.ts';

/** Who is on the other end, from the ticket and the people area, never from a frame. */
export interface RosterReader {
  readonly accountId: AccountId;
  readonly device: string;
  readonly displayName: string;
  readonly posts: readonly Post[];
}

export interface ConnectionOptions {
  readonly reader: RosterReader;
  readonly building: TerritoryPath;
  /** Whether the client asked for acknowledgement frames. */
  readonly wantsAcknowledgements: boolean;
  readonly clock: Clock;
  /** What the account may leave behind in documents, over all its connections. */
  readonly traces: TokenBucket;
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
/** Times that a client is asked in a row for what its updates depend on. */
const maxQuestions = 3;
/** A client that takes so little of what it is sent is cut off; it catches up when it returns. */
const maxBacklogBytes = 8 * 1024 * 1024;

/** One socket of one facet: frames in, frames out, and the bounds of both. */
export class RosterConnection implements FacetClient {
  readonly accountId: AccountId;
  readonly device: string;
  readonly policy: WritePolicy;
  readonly #socket: WebSocket;
  readonly #facet: OpenFacet;
  readonly #options: ConnectionOptions;
  readonly #frames: TokenBucket;
  #posts: readonly Post[];
  #role: PostRole;
  #received = 0;
  #questions = 0;
  #awaitsDifference = false;
  #isClosed = false;
  #lastSentAtMs: number;
  #hasAnsweredPing = true;

  /** @throws when no post of the reader opens the facet; the caller has asked that before. */
  constructor(socket: WebSocket, facet: OpenFacet, options: ConnectionOptions) {
    this.accountId = options.reader.accountId;
    this.device = options.reader.device;
    this.#socket = socket;
    this.#facet = facet;
    this.#options = options;
    this.#posts = options.reader.posts;
    this.#lastSentAtMs = this.#nowMs();
    this.#frames = new TokenBucket(frameBucket, this.#lastSentAtMs);
    this.#role = this.#openingRole() ?? fail('no post opens this facet');
    // Asked anew for each update: a post that ends takes its columns with it, also before the event arrives here.
    this.policy = {
      mayWrite: ({ column }) => mayWriteColumn(this.#posts, column, options.building, options.clock.now()),
    };
    socket.on('message', (bytes: Buffer, isBinary: boolean) => this.#takeMessage(bytes, isBinary));
    socket.on('pong', () => {
      this.#hasAnsweredPing = true;
    });
    socket.on('close', () => this.#end());
  }

  get role(): PostRole {
    return this.#role;
  }

  /** Puts other posts in force. Closes the connection when they do not open the facet any more. */
  usePosts(posts: readonly Post[]): void {
    this.#posts = posts;
    const role = this.#openingRole();
    const { building, clock } = this.#options;
    if (role === undefined || !mayReadFacet(posts, this.#facet.address.facet, building, clock.now())) {
      this.close('notAllowed');
      return;
    }
    this.#role = role;
  }

  send(frame: Uint8Array): void {
    if (this.#isClosed || this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#socket.bufferedAmount > maxBacklogBytes) {
      this.close('tooManyRequests');
      return;
    }
    this.#lastSentAtMs = this.#nowMs();
    this.#socket.send(frame);
  }

  close(code: ErrorCode): void {
    if (this.#isClosed) return;
    this.#end();
    this.#socket.close(errorKinds[code].closeCode, code);
  }

  /**
   * Keeps the line alive: a stock client leaves when no frame came for 30 s, and a phone that went into a lift never says
   * so. To be called every 10 s.
   */
  keepAlive(): void {
    if (!this.#hasAnsweredPing) {
      this.#socket.terminate();
      return;
    }
    this.#hasAnsweredPing = false;
    this.#socket.ping();
    if (this.#nowMs() - this.#lastSentAtMs > 10_000) this.send(encodeAwareness(encodePresence([])));
  }

  #takeMessage(bytes: Buffer, isBinary: boolean): void {
    if (this.#isClosed) return;
    try {
      const frame = isBinary ? decodeClientFrame(bytes) : undefined;
      if (frame === undefined) {
        this.close('malformedRequest');
        return;
      }
      const tokens = 1 + bytes.length / bytesPerToken + (frame.kind === 'step1' ? step1Tokens : 0);
      if (this.#frames.take(tokens, this.#nowMs())) this.#takeFrame(frame);
      else this.close('tooManyRequests');
    } catch (error) {
      this.close('unavailable');
      this.#options.onError(error);
    }
  }

  #takeFrame(frame: ClientFrame): void {
    switch (frame.kind) {
      case 'step1':
        this.#answerStep1(frame.stateVector);
        return;
      case 'update':
        this.#takeUpdate(frame.update, frame.isStep2);
        return;
      case 'awareness':
        this.#takePresence(frame.states);
        return;
      case 'queryAwareness':
        this.#facet.tellPresence(this);
        return;
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

  #takePresence(states: Uint8Array): void {
    const user = { name: this.#options.reader.displayName, role: this.#role };
    const entries = admitPresence(states, this.#facet.address.facet, (clientId) => this.#facet.mayAppearAs(clientId, this), user);
    if (entries === undefined) this.close('malformedRequest');
    else this.#facet.showPresence(this, entries);
  }

  #takeUpdate(update: Uint8Array, isStep2: boolean): void {
    this.#received += 1;
    const verdict = this.#facet.judge(this, update);
    this.#options.onVerdict(verdict);
    switch (verdict.kind) {
      case 'noop':
        this.#answered(isStep2);
        return;
      case 'ok':
      case 'deniedCells':
        this.#accept(verdict, isStep2);
        return;
      case 'resync':
        this.#askForDifference(isStep2);
        return;
      case 'reject':
        this.close('notAllowed');
        return;
      case 'malformed':
        this.close('malformedRequest');
        return;
    }
  }

  /** What stays behind for ever, tombstones of denied cells and claimed ids, is paid for before it is applied. */
  #accept(verdict: AcceptableVerdict, isStep2: boolean): void {
    const denied = verdict.kind === 'deniedCells' ? verdict.denied.length : 0;
    if (!this.#options.traces.take(denied + verdict.judged.claims.length, this.#nowMs())) {
      this.close('tooManyRequests');
      return;
    }
    this.#facet.accept(this, verdict);
    this.#answered(isStep2);
  }

  /** An update with a gap is answered for only by a step 2, which carries everything that the client has. */
  #answered(isStep2: boolean): void {
    if (isStep2) {
      this.#questions = 0;
      this.#awaitsDifference = false;
    }
    if (this.#awaitsDifference || !this.#options.wantsAcknowledgements) return;
    const upTo = this.#received;
    this.#facet.afterCommit(() => this.send(encodeAcknowledgement(upTo)));
  }

  /** One question at a time: what the client sends before its answer arrives has the same gap. */
  #askForDifference(isStep2: boolean): void {
    if (this.#awaitsDifference && !isStep2) return;
    this.#awaitsDifference = true;
    this.#questions += 1;
    if (this.#questions > maxQuestions) this.close('outOfSync');
    else this.#facet.askForDifference(this);
  }

  #openingRole(): PostRole | undefined {
    const { building, clock } = this.#options;
    return openingPost(this.#posts, this.#facet.address.facet, building, clock.now())?.role;
  }

  #end(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#facet.leave(this);
  }

  #nowMs(): number {
    return this.#options.clock.now().getTime();
  }
}

function fail(message: string): never {
  throw new Error(message);
}

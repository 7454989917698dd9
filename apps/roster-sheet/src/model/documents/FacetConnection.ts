import { FinemeshError, rosterProtocolVersion, type ErrorCode } from '@finemesh/contract';
import type { RosterFacet } from '@finemesh/domain';
import { createRosterDoc, readAcknowledgement, readCellsDenied, rosterFrameTypes, type DeniedCell, type RosterPresence } from '@finemesh/roster';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type { Doc } from 'yjs';
import { causeOf, firstConnection, lossIn, phaseOf, type ConnectionState } from './connectionState.ts';
import { judgeClose } from './judgeClose.ts';
import { PendingEdits } from './PendingEdits.ts';
import { reconnectDelayMs } from './reconnectDelayMs.ts';
import type { DocumentSync } from './syncStatusOf.ts';
import { watchedSocket } from './watchedSocket.ts';

export interface FacetConnectionOptions {
  readonly facet: RosterFacet;
  readonly buildingCode: string;
  /** Origin and path of the document socket, without a trailing slash. */
  readonly serverUrl: string;
  readonly ticket: string;
  /** Client id leased for this document; the document keeps it over all its connections. */
  readonly clientId: number;
  /** A ticket for the next connection; `null` when the posts do not open the document any more. */
  readonly nextTicket: (facet: RosterFacet) => Promise<string | null>;
  /** Phase or number of pending edits has changed. */
  readonly onChange: () => void;
  /** Cells that the server has set back. */
  readonly onDenied: (cells: readonly DeniedCell[]) => void;
  readonly socket?: typeof WebSocket;
}

/**
 * One document of the roster and its way to the server, with the stock y-websocket provider. The provider never comes back by
 * itself here, because each connection needs a ticket of its own.
 */
export class FacetConnection {
  readonly facet: RosterFacet;
  readonly doc: Doc;
  readonly awareness: Awareness;
  readonly #options: FacetConnectionOptions;
  readonly #provider: WebsocketProvider;
  readonly #pending = new PendingEdits();
  #state: ConnectionState = firstConnection;

  constructor(options: FacetConnectionOptions) {
    this.#options = options;
    this.facet = options.facet;
    // The leased id has to stand before the provider makes its Awareness, which copies it.
    this.doc = createRosterDoc(options.facet, { clientId: options.clientId });
    // Before the provider listens: an edit is counted before the message that carries it leaves.
    this.doc.on('update', this.#onUpdate);
    this.#provider = new WebsocketProvider(options.serverUrl, `${options.buildingCode}/${options.facet}`, this.doc, {
      connect: false,
      // Tabs of one browser each have their own client id and their own connection; the server is their only meeting place.
      disableBc: true,
      params: paramsOf(options.ticket),
      WebSocketPolyfill: watchedSocket((kind) => this.#pending.messageSent(kind), options.socket),
      shouldReconnect: () => false,
    });
    this.awareness = this.#provider.awareness;
    this.#follow();
    this.#provider.connect();
  }

  get sync(): DocumentSync {
    return { phase: phaseOf(this.#state), pending: this.#pending.count };
  }

  /** Why the server will not have this reader any more; `null` while it will. */
  get refusal(): ErrorCode | null {
    return this.#state.kind === 'refused' ? this.#state.code : null;
  }

  /** Says where in this document the reader is. */
  publish(presence: RosterPresence): void {
    this.awareness.setLocalState({ ...presence });
  }

  /** Tries at once instead of at the end of the present pause, as when the network is back. */
  retryNow(): void {
    if (this.#state.kind !== 'waiting') return;
    clearTimeout(this.#state.timer);
    void this.#reconnect();
  }

  close(): void {
    if (this.#state.kind === 'waiting') clearTimeout(this.#state.timer);
    this.#state = { kind: 'closed' };
    this.#provider.destroy();
    this.awareness.destroy();
    this.doc.destroy();
  }

  #follow(): void {
    const { onChange, onDenied } = this.#options;
    this.#provider.messageHandlers[rosterFrameTypes.acknowledgement] = (_encoder, decoder) => {
      this.#pending.acknowledge(readAcknowledgement(decoder));
      onChange();
    };
    this.#provider.messageHandlers[rosterFrameTypes.auth] = (_encoder, decoder) => {
      const denied = readCellsDenied(decoder, this.facet);
      if (denied.length > 0) onDenied(denied);
    };
    this.#provider.on('sync', (isSynced) => {
      if (isSynced) this.#enter({ kind: 'live' });
    });
    this.#provider.on('connection-close', () => this.#pending.connectionLost());
    this.#provider.on('closed', ({ code, reason }) => this.#onClosed(code, reason));
  }

  readonly #onUpdate = (_update: Uint8Array, origin: unknown): void => {
    if (origin === this.#provider) return;
    this.#pending.add();
    this.#options.onChange();
  };

  #onClosed(closeCode: number, reason: string): void {
    if (this.#state.kind === 'closed') return;
    const answer = judgeClose(closeCode, reason);
    if (answer.comeBack) this.#comeBackLater(answer.code);
    else this.#enter({ kind: 'refused', code: answer.code });
  }

  /** @param code what the server has named as the reason. */
  #comeBackLater(code: ErrorCode | null): void {
    const loss = lossIn(this.#state, causeOf(code));
    const timer = setTimeout(() => void this.#reconnect(), reconnectDelayMs(loss.attempts - 1, Math.random()));
    this.#enter({ kind: 'waiting', timer, ...loss });
  }

  async #reconnect(): Promise<void> {
    if (this.#state.kind !== 'waiting') return;
    const { attempts, hasSynced, cause } = this.#state;
    this.#enter({ kind: 'connecting', attempts, hasSynced, cause });
    const answer = await this.#options.nextTicket(this.facet).then(
      (ticket) => ticket ?? new FinemeshError('notAllowed'),
      (error: unknown) => (error instanceof FinemeshError ? error : new FinemeshError('unavailable', { cause: error })),
    );
    if (this.#isClosed()) return;
    if (typeof answer === 'string') {
      this.#provider.params = paramsOf(answer);
      this.#provider.connect();
    } else if (answer.kind.retry) this.#comeBackLater(answer.code);
    else this.#enter({ kind: 'refused', code: answer.code });
  }

  /** In a method, since the compiler does not see that waiting may have changed the state. */
  #isClosed(): boolean {
    return this.#state.kind === 'closed';
  }

  #enter(next: ConnectionState): void {
    const before = phaseOf(this.#state);
    this.#state = next;
    if (phaseOf(next) !== before) this.#options.onChange();
  }
}

/** What the address of the socket says beside the document. */
function paramsOf(ticket: string): Record<string, string> {
  return { ticket, ack: '1', v: rosterProtocolVersion };
}

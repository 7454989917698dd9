import { FinemeshError, rosterProtocolVersion, type ErrorCode } from '@finemesh/contract';
import type { RosterFacet } from '@finemesh/domain';
import {
  createRosterDoc,
  readAcknowledgement,
  readCellsDenied,
  rosterFrameTypes,
  type DeniedCell,
  type RosterPresence,
} from '@finemesh/roster';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type { Doc } from 'yjs';
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
  private readonly options: FacetConnectionOptions;
  private readonly provider: WebsocketProvider;
  private readonly pending = new PendingEdits();
  private currentPhase: DocumentSync['phase'] = 'opening';
  private refusedFor: ErrorCode | null = null;
  private attempts = 0;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  constructor(options: FacetConnectionOptions) {
    this.options = options;
    this.facet = options.facet;
    // The leased id has to stand before the provider makes its Awareness, which copies it.
    this.doc = createRosterDoc(options.facet, { clientId: options.clientId });
    // Before the provider listens: an edit is counted before the message that carries it leaves.
    this.doc.on('update', this.onUpdate);
    this.provider = new WebsocketProvider(options.serverUrl, `${options.buildingCode}/${options.facet}`, this.doc, {
      connect: false,
      // Tabs of one browser each have their own client id and their own connection; the server is their only meeting place.
      disableBc: true,
      params: paramsOf(options.ticket),
      WebSocketPolyfill: watchedSocket((kind) => this.pending.messageSent(kind), options.socket),
      shouldReconnect: () => false,
    });
    this.awareness = this.provider.awareness;
    this.provider.messageHandlers[rosterFrameTypes.acknowledgement] = (_encoder, decoder) => {
      this.pending.acknowledge(readAcknowledgement(decoder));
      options.onChange();
    };
    this.provider.messageHandlers[rosterFrameTypes.auth] = (_encoder, decoder) => {
      const denied = readCellsDenied(decoder, this.facet);
      if (denied.length > 0) options.onDenied(denied);
    };
    this.provider.on('sync', (isSynced) => {
      if (!isSynced) return;
      this.attempts = 0;
      this.setPhase('live');
    });
    this.provider.on('connection-close', () => {
      this.pending.connectionLost();
      if (this.currentPhase === 'live') this.setPhase('offline');
    });
    this.provider.on('closed', ({ code, reason }) => this.onClosed(code, reason));
    this.provider.connect();
  }

  get sync(): DocumentSync {
    return { phase: this.currentPhase, pending: this.pending.count };
  }

  /** Why the server will not have this reader any more; `null` while it will. */
  get refusal(): ErrorCode | null {
    return this.refusedFor;
  }

  /** Says where in this document the reader is. */
  publish(presence: RosterPresence): void {
    this.awareness.setLocalState({ ...presence });
  }

  /** Tries at once instead of at the end of the present pause, as when the network is back. */
  retryNow(): void {
    if (this.retryTimer === undefined) return;
    clearTimeout(this.retryTimer);
    void this.reconnect();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.retryTimer);
    this.provider.destroy();
    this.awareness.destroy();
    this.doc.destroy();
  }

  private readonly onUpdate = (_update: Uint8Array, origin: unknown): void => {
    if (origin === this.provider) return;
    this.pending.add();
    this.options.onChange();
  };

  private onClosed(closeCode: number, reason: string): void {
    if (this.closed) return;
    const answer = judgeClose(closeCode, reason);
    if (answer.comeBack) this.comeBackLater();
    else this.refuse(answer.code);
  }

  private comeBackLater(): void {
    this.setPhase('offline');
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => void this.reconnect(), reconnectDelayMs(this.attempts, Math.random()));
    this.attempts += 1;
  }

  private async reconnect(): Promise<void> {
    this.retryTimer = undefined;
    try {
      const ticket = await this.options.nextTicket(this.facet);
      if (this.closed) return;
      if (ticket === null) return this.refuse('notAllowed');
      this.provider.params = paramsOf(ticket);
      this.provider.connect();
    } catch (error) {
      if (this.closed) return;
      const isFinal = error instanceof FinemeshError && !error.kind.retry;
      if (isFinal) this.refuse(error.code);
      else this.comeBackLater();
    }
  }

  private refuse(code: ErrorCode): void {
    this.refusedFor = code;
    this.setPhase('refused');
  }

  private setPhase(phase: DocumentSync['phase']): void {
    if (phase === this.currentPhase) return;
    this.currentPhase = phase;
    this.options.onChange();
  }
}

/** What the address of the socket says beside the document. */
function paramsOf(ticket: string): Record<string, string> {
  return { ticket, ack: '1', v: rosterProtocolVersion };
}

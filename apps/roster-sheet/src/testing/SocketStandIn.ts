import { decodeClientFrame, encodeAcknowledgement, encodeCellsDenied, encodeSync, readCell, type TouchedCell } from '@finemesh/roster';
import type { ColumnKey } from '@finemesh/domain';
import { applyUpdate, encodeStateAsUpdate, encodeStateVector, type Doc } from 'yjs';

/** The server's end of a document socket, driven by a test: it syncs by itself and acknowledges when asked to. */
export class SocketStandIn {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  /** Every socket that was opened since the last `reset`, in order. */
  static opened: SocketStandIn[] = [];
  /** The server's document, the same for all sockets of a test. */
  static serverDoc: Doc;

  readonly OPEN = 1;
  readonly url: string;
  readyState = SocketStandIn.CONNECTING;
  binaryType = 'blob';
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  /** Updates and steps 2 that have come over this socket. */
  received = 0;

  constructor(url: string | URL) {
    this.url = String(url);
    SocketStandIn.opened.push(this);
  }

  static reset(serverDoc: Doc): void {
    SocketStandIn.opened = [];
    SocketStandIn.serverDoc = serverDoc;
  }

  static get last(): SocketStandIn {
    const last = SocketStandIn.opened.at(-1);
    if (last === undefined) throw new Error('no socket was opened');
    return last;
  }

  get ticket(): string | null {
    return new URL(this.url).searchParams.get('ticket');
  }

  /** Lets the handshake succeed; the server speaks first, as ours does. */
  open(): void {
    this.readyState = SocketStandIn.OPEN;
    this.onopen?.();
    this.#deliver(encodeSync('step1', encodeStateVector(SocketStandIn.serverDoc)));
  }

  send(data: Uint8Array): void {
    const frame = decodeClientFrame(data);
    if (frame?.kind === 'step1') {
      this.#deliver(encodeSync('step2', encodeStateAsUpdate(SocketStandIn.serverDoc, frame.stateVector)));
    }
    if (frame?.kind === 'update') {
      this.received += 1;
      applyUpdate(SocketStandIn.serverDoc, frame.update);
    }
  }

  acknowledge(): void {
    this.#deliver(encodeAcknowledgement(this.received));
  }

  /** Sends on what somebody else writes into the server's document. */
  share(write: () => void): void {
    const before = encodeStateVector(SocketStandIn.serverDoc);
    write();
    this.#deliver(encodeSync('update', encodeStateAsUpdate(SocketStandIn.serverDoc, before)));
  }

  deny(cells: readonly TouchedCell[]): void {
    this.#deliver(encodeCellsDenied(cells));
  }

  /** Ends the connection from the server's side, or by a lost network (1006). */
  drop(code: number, reason = ''): void {
    this.readyState = SocketStandIn.CLOSED;
    this.onclose?.({ code, reason });
  }

  close(): void {
    this.readyState = SocketStandIn.CLOSED;
  }

  #deliver(bytes: Uint8Array): void {
    this.onmessage?.({ data: bytes.slice().buffer });
  }
}

/** What the server's document holds in a cell. */
export function serverCell(household: string, column: ColumnKey): unknown {
  return readCell(SocketStandIn.serverDoc, household, column);
}

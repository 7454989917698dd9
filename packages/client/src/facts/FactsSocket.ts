import type { ErrorCode, LiveAcknowledgement, LiveBatch, LiveEnded, LiveReset, LiveSubscribe, LiveSubscribed, PositionFrame, WatchPositions, Watcher } from '@finemesh/contract';

/** The connection of a page, as the feed uses it. Answers come in the order of what else is received. */
export interface FactsSocket {
  /** Opens the connection; `onOpen`, `onRefused` or `onClosed` follows. */
  open(ticket: string): void;
  /** Closes it without a word; a closed connection can be opened again. */
  close(): void;
  /** @param answer `null` when there was none in time */
  subscribe(call: LiveSubscribe, answer: (answer: LiveSubscribed | null) => void): void;
  /** @param answer `null` when there was none in time */
  watchPositions(watch: WatchPositions, answer: (answer: LiveAcknowledgement | null) => void): void;
  unwatchPositions(): void;
  /** Calls the listener with each frame, over all connections; returns the way to stop that. */
  onPositions(listener: (frame: PositionFrame) => void): () => void;
  /** Calls the listener with who watches the reader, over all connections; returns the way to stop that. */
  onWatchers(listener: (watchers: Watcher[]) => void): () => void;
}

/** What the feed receives from its connection. Each is called by itself, without the object it stands in. */
export interface FactsSocketListener {
  readonly onOpen: () => void;
  /** The handshake was refused with the code; `unavailable` when no server was reached. */
  readonly onRefused: (code: ErrorCode) => void;
  /** An open connection is gone. */
  readonly onClosed: () => void;
  /** Something has come, of whichever kind; called before what it is handed to. */
  readonly onReceived: () => void;
  readonly onBatch: (batch: LiveBatch) => void;
  readonly onReset: (reset: LiveReset) => void;
  readonly onEnded: (ended: LiveEnded) => void;
}

/** Makes a connection that is not open yet. */
export type MakeFactsSocket = (listener: FactsSocketListener) => FactsSocket;

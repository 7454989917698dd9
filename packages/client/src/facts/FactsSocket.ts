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
}

/** What the feed receives from its connection. */
export interface FactsSocketListener {
  onOpen(): void;
  /** The handshake was refused with the code; `unavailable` when no server was reached. */
  onRefused(code: ErrorCode): void;
  /** An open connection is gone. */
  onClosed(): void;
  onBatch(batch: LiveBatch): void;
  onReset(reset: LiveReset): void;
  onEnded(ended: LiveEnded): void;
  onPositions(frame: PositionFrame): void;
  onWatchers(watchers: Watcher[]): void;
}

/** Makes a connection that is not open yet. */
export type MakeFactsSocket = (listener: FactsSocketListener) => FactsSocket;

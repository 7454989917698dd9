import type { LiveBatch, LiveClientEvents, LiveServerEvents, Watcher, WatchPositions } from '@finemesh/contract';
import { decodePositionFrame, livePath, type PositionFrame } from '@finemesh/contract';
import { io, type Socket } from 'socket.io-client';

/** `live`: events arrive; `reconnecting`: the connection was lost and is being made again; `stopped`: closed or refused for good. */
export type FeedState = 'connecting' | 'live' | 'reconnecting' | 'stopped';

type LiveSocket = Socket<LiveServerEvents, LiveClientEvents>;

export interface LiveFeedOptions {
  /** A fresh ticket for every connection: tickets live for a minute. */
  readonly ticket: () => Promise<string>;
  /** Sequence up to which the screen's lists are true; `null` follows from now on. */
  readonly after: number | null;
  readonly onBatch: (batch: LiveBatch) => void;
  /** The gap is too large to replay: load the lists again, then call `restart` with their cursor. */
  readonly onReset: () => void;
  readonly onState?: (state: FeedState) => void;
  readonly onPositions?: (frame: PositionFrame) => void;
  readonly onWatchers?: (watchers: Watcher[]) => void;
  /** Origin of the server; the page's own by default. */
  readonly origin?: string;
  /** Makes the socket; another one in tests. */
  readonly connect?: (origin: string | undefined, auth: (give: (auth: object) => void) => void) => LiveSocket;
}

/**
 * The facts plane as a screen sees it: batches of events in order, each once, over any number of connections.
 *
 * The feed remembers the sequence of the last batch and starts there after every reconnect, so nothing is missed; the server
 * starts strictly after it, so nothing comes twice. A positions subscription is asked for again by itself.
 */
export class LiveFeed {
  private readonly options: LiveFeedOptions;
  private readonly socket: LiveSocket;
  private cursor: number | null;
  private watched: WatchPositions | null = null;
  private currentState: FeedState = 'connecting';

  constructor(options: LiveFeedOptions) {
    this.options = options;
    this.cursor = options.after;
    const connect = options.connect ?? connectSocket;
    this.socket = connect(options.origin, (give) => {
      // Without a ticket the server refuses the handshake and Socket.IO tries again, which is what a short outage needs.
      options.ticket().then(
        (ticket) => give({ ticket }),
        () => give({ ticket: '' }),
      );
    });
    this.socket.on('connect', () => void this.start());
    this.socket.on('disconnect', (reason) => {
      this.setState('reconnecting');
      // Socket.IO does not come back by itself when the server ends a connection, for example because posts have changed.
      if (reason === 'io server disconnect') this.socket.connect();
    });
    this.socket.on('connect_error', () => {
      this.setState('reconnecting');
      // A refused handshake (an expired ticket, a server that is starting) leaves the socket inactive.
      if (!this.socket.active) this.retryLater();
    });
    this.socket.on('live.batch', (batch) => this.receive(batch));
    this.socket.on('live.reset', () => options.onReset());
    this.socket.on('positions.frame', (frame) => options.onPositions?.(decodePositionFrame(new Uint8Array(frame))));
    this.socket.on('positions.watchers', (watchers) => options.onWatchers?.(watchers));
  }

  get state(): FeedState {
    return this.currentState;
  }

  /** Sequence of the last event (or silence) that the screen has seen; `null` before the first where it began from now on. */
  get position(): number | null {
    return this.cursor;
  }

  /** Follows from another cursor, after the lists were loaded again. */
  restart(after: number): void {
    this.cursor = after;
    if (this.socket.connected) void this.start();
  }

  /** Asks for one frame a second of the positions in the bounds. */
  watchPositions(watch: WatchPositions): void {
    this.watched = watch;
    if (this.currentState === 'live') this.socket.emit('positions.watch', watch, () => undefined);
  }

  unwatchPositions(): void {
    this.watched = null;
    this.socket.emit('positions.unwatch');
  }

  close(): void {
    clearTimeout(this.retryTimer);
    this.socket.removeAllListeners();
    this.socket.disconnect();
    this.setState('stopped');
  }

  private retryTimer: ReturnType<typeof setTimeout> | undefined;

  private retryLater(): void {
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => this.socket.connect(), retryDelayMs * (0.5 + Math.random()));
  }

  private async start(): Promise<void> {
    const answer = await this.socket.timeout(startTimeoutMs).emitWithAck('live.start', { after: this.cursor }).catch(() => null);
    if (answer?.ok !== true) {
      // Dropping the connection makes the next one start over with a fresh ticket.
      this.socket.disconnect();
      this.setState('reconnecting');
      this.retryLater();
      return;
    }
    this.setState('live');
    if (this.watched !== null) this.watchPositions(this.watched);
  }

  private receive(batch: LiveBatch): void {
    // A batch of the connection before may still be on its way after `restart`.
    const cursor = this.cursor ?? 0;
    const fresh = batch.events.filter((event) => event.sequence > cursor);
    this.cursor = Math.max(cursor, batch.upTo);
    this.options.onBatch({ events: fresh, upTo: batch.upTo });
  }

  private setState(state: FeedState): void {
    if (state === this.currentState) return;
    this.currentState = state;
    this.options.onState?.(state);
  }
}

/** Time to wait before a refused handshake is tried again, in milliseconds, with half of it as jitter either way. */
const retryDelayMs = 1_000;
const startTimeoutMs = 10_000;

function connectSocket(origin: string | undefined, auth: (give: (auth: object) => void) => void): LiveSocket {
  return io(origin ?? '/', {
    path: livePath,
    transports: ['websocket'],
    auth,
    reconnectionDelay: 300,
    reconnectionDelayMax: 3_000,
    randomizationFactor: 0.5,
  });
}

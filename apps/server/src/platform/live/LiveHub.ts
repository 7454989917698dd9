import { FinemeshError, isLiveTopicName, type ErrorCode } from '@finemesh/contract';
import type { Logger } from 'pino';
import { Gauge, type Registry } from 'prom-client';
import type { Server, Socket } from 'socket.io';
import type { Clock } from '../Clock.ts';
import type { EventPump } from '../eventLog/index.ts';
import type { AdmissionEnd, Tickets } from '../sockets/Tickets.ts';
import { logFailure } from '../logging/index.ts';
import { admittedTopics } from './admittedTopics.ts';
import { LiveConnection, type ConnectionParts } from './LiveConnection.ts';
import { gatherReplayFloor, gatherTopics, type LiveOffer } from './LiveOffer.ts';
import { accountPurpose, readerOf, type LiveReader } from './LiveReader.ts';
import type { ReaderChange } from './ReaderChange.ts';

export interface HubOptions {
  readonly io: Server;
  readonly tickets: Pick<Tickets, 'admitTicket'>;
  readonly events: Pick<EventPump, 'openCursor' | 'head'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Registry;
  /** How long a handshake may wait for its reader's rights, in milliseconds. Default 5,000. */
  readonly confirmWithinMs?: number;
}

/** Three beats may be lost before a screen that waits a minute takes its connection for dead. */
const beatEveryMs = 15_000;

/**
 * The facts plane: every page follows what its reader may see, from its own cursor. It knows connections, topics and the log;
 * what the topics are about, their areas know. The wire protocol is in the contract, `live/SPEC.md`.
 */
export class LiveHub {
  readonly #options: HubOptions;
  readonly #parts: ConnectionParts;
  readonly #purposes: readonly string[];
  readonly #offers: readonly LiveOffer[];
  readonly #connections = new Set<LiveConnection>();
  readonly #admitted = new WeakMap<Socket, LiveConnection>();
  readonly #stops: (() => void)[] = [];

  /** @param offers what the areas add. @throws Error when two of them offer the same topic. */
  constructor(options: HubOptions, offers: readonly LiveOffer[]) {
    const { events, clock, logger } = options;
    const topics = gatherTopics(offers);
    const extensions = offers.flatMap(({ liveExtension }) => liveExtension ?? []);
    this.#options = options;
    this.#parts = { events, clock, logger, topics, extensions, replayFloor: gatherReplayFloor(offers) };
    this.#purposes = [accountPurpose, ...Object.values(topics).flatMap(({ capability }) => capability ?? [])];
    this.#offers = offers;
    this.#countConnections(options.metrics);
  }

  /** Lets connections in from now on. */
  start(): void {
    const { io } = this.#options;
    io.use((socket, next) => {
      this.#admit(socket).then(
        () => next(),
        (error: unknown) => next(new Error(this.#codeOf(error))),
      );
    });
    io.on('connection', (socket) => {
      // One that leaves Socket.IO's namespace has nothing left to do here.
      socket.on('disconnect', () => socket.conn.close());
      this.#admitted.get(socket)?.open();
    });
    const beat = setInterval(() => this.#connections.forEach((connection) => connection.beat()), beatEveryMs);
    beat.unref();
    this.#stops.push(() => clearInterval(beat));
    for (const { onReaderChange } of this.#offers) {
      if (onReaderChange !== undefined) this.#stops.push(onReaderChange((change) => this.#review(change)));
    }
  }

  /** Sends everybody away, to come back later with their cursors. */
  drain(): void {
    for (const connection of this.#connections) connection.end('unavailable');
  }

  stop(): void {
    for (const stop of this.#stops.splice(0)) stop();
    for (const connection of this.#connections) connection.closed();
    this.#connections.clear();
  }

  /** @throws FinemeshError `ticketExpired`, `notAllowed`, `storageAway`, `unavailable` (LC2). */
  async #admit(socket: Socket): Promise<void> {
    const { conn, handshake } = socket;
    let end = (_code: AdmissionEnd): void => void conn.close();
    const admission = await this.#options.tickets.admitTicket(handshake.auth['ticket'], this.#purposes, (code) => end(code));
    const connection = new LiveConnection(this.#parts, socket, readerOf(admission.ticket));
    end = (code) => connection.end(code);
    const close = this.#hold(connection, admission.release);
    conn.once('close', close);
    if (conn.readyState !== 'open') close();
    try {
      await this.#requireTopic(connection.reader);
    } catch (error) {
      close();
      throw error;
    }
    this.#admitted.set(socket, connection);
  }

  /** Returns what has to be done when the network connection is gone. */
  #hold(connection: LiveConnection, release: () => void): () => void {
    this.#connections.add(connection);
    return () => {
      release();
      this.#connections.delete(connection);
      connection.closed();
    };
  }

  /** @throws `notAllowed` when there is nothing that the reader may follow; `unavailable` when that cannot be found out. */
  async #requireTopic(reader: LiveReader): Promise<void> {
    const { topics } = this.#parts;
    const admitted = await admittedTopics(Object.keys(topics).filter(isLiveTopicName), reader, topics, this.#options.confirmWithinMs);
    if (admitted.length === 0) throw new FinemeshError('notAllowed');
  }

  #review(change: ReaderChange): void {
    for (const connection of this.#connections) {
      if (change.kind === 'places') connection.reset(change.sequence);
      if (isConcerned(connection.reader, change)) connection.review().catch(logFailure(this.#options.logger, 'a live connection was not reviewed'));
    }
  }

  #codeOf(error: unknown): ErrorCode {
    if (error instanceof FinemeshError) return error.code;
    this.#options.logger.error({ err: error }, 'a live handshake could not be judged');
    return 'unavailable';
  }

  #countConnections(metrics: Registry): void {
    const connections = this.#connections;
    new Gauge({
      name: 'finemesh_live_connections',
      help: 'Open connections of the facts plane by kind of reader',
      labelNames: ['kind'],
      registers: [metrics],
      collect() {
        this.reset();
        for (const { reader } of connections) this.inc({ kind: reader.kind === 'account' ? reader.kind : reader.purpose });
      },
    });
  }
}

function isConcerned(reader: LiveReader, change: ReaderChange): boolean {
  return change.kind === 'places' || (reader.kind === 'account' && reader.accountId === change.accountId);
}

import { FinemeshError, liveStartSchema, type LiveAcknowledgement } from '@finemesh/contract';
import type { AccountId } from '@finemesh/domain';
import { Gauge } from 'prom-client';
import type { CasesArea } from '../cases/index.ts';
import type { PeopleArea } from '../people/index.ts';
import type { AreaContext, AreaRegistration } from '../platform/index.ts';
import type { Territory } from '../territory/index.ts';
import { CaseFeed } from './CaseFeed.ts';
import { LiveConnection, type LiveSocket } from './LiveConnection.ts';
import { livePurposes, mayFollow, readerOf } from './LiveReader.ts';
import { offerScreen, type ScreenListener } from './screens.ts';
import { ticketRoutes } from './ticketRoutes.ts';

export type { LiveScreen, ScreenListener } from './screens.ts';

/** The area and what others use of it. */
export interface LiveArea {
  readonly registration: AreaRegistration;
  /** Tells of each staff screen from now on; returns the way to stop that. */
  onScreen(
    opened: ScreenListener['opened'],
    closed: ScreenListener['closed'],
    watched: ScreenListener['watched'],
  ): () => void;
}

/** A screen greys out after a minute without a word; three beats may be lost on the way. */
const beatEveryMs = 15_000;

/** The facts plane: every screen follows what it may see from its own cursor. */
export function registerLive(
  context: AreaContext,
  people: PeopleArea,
  territory: Territory,
  cases: Pick<CasesArea, 'recent' | 'trackingLimit'>,
): LiveArea {
  const { live, tickets, logger, clock } = context;
  const parts = { context, people, feed: new CaseFeed(context, territory, cases.recent) };
  const connections = new Set<LiveConnection>();
  const listeners = new Set<ScreenListener>();
  const ends: (() => void)[] = [];
  countConnections(context, connections);

  /** Lets a handshake in whose ticket stands for somebody who may follow. The client switches over the message. */
  async function admit(socket: LiveSocket): Promise<LiveConnection | 'ticketExpired' | 'notAllowed'> {
    // Before it is connected, a Socket.IO socket cannot be disconnected but by its line.
    const end = (): void => void (socket.connected ? socket.disconnect(true) : socket.conn.close());
    const { ticket, release } = await tickets.admitTicket(socket.handshake.auth['ticket'], livePurposes, end);
    socket.conn.once('close', release);
    if (socket.conn.readyState !== 'open') release();
    const reader = readerOf(ticket);
    if (reader === null) return 'ticketExpired';
    const posts = reader.kind === 'staff' ? await people.postsOf(reader.accountId) : [];
    if (reader.kind === 'staff' && !mayFollow(posts, clock.now())) return 'notAllowed';
    return new LiveConnection(parts, socket, reader, posts);
  }

  function open(connection: LiveConnection): void {
    const { socket } = connection;
    connections.add(connection);
    socket.on('disconnect', () => {
      connections.delete(connection);
      connection.stop();
    });
    socket.on('live.start', (start: unknown, acknowledge: unknown) => {
      const parsed = liveStartSchema.safeParse(start);
      if (parsed.success) connection.start(parsed.data.after);
      if (isAcknowledge(acknowledge)) acknowledge(parsed.success ? { ok: true } : { ok: false, code: 'invalidInput' });
    });
    for (const listener of listeners) offerScreen(connection, listener);
  }

  function recheck(accountId: AccountId): void {
    for (const connection of connections) {
      if (connection.reader.kind !== 'staff' || connection.reader.accountId !== accountId) continue;
      connection.recheck().catch((error: unknown) => {
        // Rights that cannot be read are rights that are not there.
        logger.warn({ err: error }, 'the rights of a live connection could not be read; it is closed');
        connection.close();
      });
    }
  }

  return {
    onScreen(opened, closed, watched) {
      const listener = { opened, closed, watched };
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    registration: {
      name: 'live',
      routes: [ticketRoutes(context, cases.trackingLimit)],
      async start() {
        const admitted = new WeakMap<LiveSocket, LiveConnection>();
        live.use((socket: LiveSocket, next) => {
          admit(socket).then(
            (answer) => {
              if (typeof answer === 'string') return next(new Error(answer));
              admitted.set(socket, answer);
              next();
            },
            (error: unknown) => {
              if (error instanceof FinemeshError && error.code === 'ticketExpired') return next(new Error('ticketExpired'));
              logger.warn({ err: error }, 'a live handshake could not be judged');
              next(new Error('unavailable'));
            },
          );
        });
        live.on('connection', (socket: LiveSocket) => {
          const connection = admitted.get(socket);
          if (connection === undefined) socket.disconnect(true);
          else open(connection);
        });
        const beat = setInterval(() => connections.forEach((connection) => connection.beat()), beatEveryMs);
        beat.unref();
        ends.push(() => clearInterval(beat), people.onPostsChanged(recheck));
      },
      async stop() {
        for (const end of ends.splice(0)) end();
        for (const connection of connections) connection.stop();
      },
    },
  };
}

function isAcknowledge(value: unknown): value is (answer: LiveAcknowledgement) => void {
  return typeof value === 'function';
}

function countConnections({ metrics }: AreaContext, connections: ReadonlySet<LiveConnection>): void {
  new Gauge({
    name: 'finemesh_live_connections',
    help: 'Open connections of the facts plane by kind of reader',
    labelNames: ['kind'],
    registers: [metrics],
    collect() {
      this.reset();
      for (const { reader } of connections) this.inc({ kind: reader.kind === 'staff' ? reader.presentation : 'resident' });
    },
  });
}

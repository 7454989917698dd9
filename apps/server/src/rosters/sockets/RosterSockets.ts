import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { errorKinds, FinemeshError, type ErrorCode } from '@finemesh/contract';
import type { AccountId } from '@finemesh/domain';
import type { Logger } from 'pino';
import { Counter, Gauge, type Registry } from 'prom-client';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Clock, Tickets } from '../../platform/index.ts';
import type { RosterPorts } from '../RosterPorts.ts';
import { openingPost } from '../admission/openingPost.ts';
import type { OpenFacet } from '../documents/OpenFacet.ts';
import { parseRosterPath, type RosterAddress } from '../documents/RosterAddress.ts';
import { RosterConnection, type RosterReader } from './RosterConnection.ts';
import type { OpenDocuments } from '../documents/OpenDocuments.ts';
import { admitRosterTicket, type RosterTicket } from '../admission/rosterTicket.ts';
import { storeFailureOf } from '../documents/storeFailureOf.ts';
import { TokenBucket } from './TokenBucket.ts';

export interface RosterSocketsOptions {
  readonly documents: OpenDocuments;
  readonly ports: RosterPorts;
  readonly tickets: Tickets;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Registry;
}

/** A whole building's documents are below 1 MB; this leaves room for one that was edited for years. */
const maxFrameBytes = 4 * 1024 * 1024;
const keepAliveEveryMs = 10_000;
/** A refused cell leaves a tombstone, a claimed client id a row. Somebody who filled a whole building offline has 1,400 cells. */
const traceBucket = { capacity: 1_500, perSecond: 2 };

/** The sockets at `/rosters/<building>/<facet>`: admits, follows the posts of who is on, and closes. */
export class RosterSockets {
  readonly #options: RosterSocketsOptions;
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: maxFrameBytes,
    maxFragments: 256,
    perMessageDeflate: false,
  });
  readonly #connections = new Set<RosterConnection>();
  readonly #traces = new Map<AccountId, TokenBucket>();
  readonly #verdicts: Counter<'kind'>;
  readonly #stops: (() => void)[] = [];
  #isDraining = false;

  constructor(options: RosterSocketsOptions) {
    this.#options = options;
    const { metrics, documents } = options;
    const connections = this.#connections;
    this.#verdicts = new Counter({
      name: 'finemesh_roster_verdicts_total',
      help: 'Updates of roster documents by the answer of the guard',
      labelNames: ['kind'],
      registers: [metrics],
    });
    new Gauge({
      name: 'finemesh_roster_documents_open',
      help: 'Roster documents in memory',
      registers: [metrics],
      collect() {
        this.set(documents.size);
      },
    });
    new Gauge({
      name: 'finemesh_roster_connections',
      help: 'Open roster sockets',
      registers: [metrics],
      collect() {
        this.set(connections.size);
      },
    });
  }

  start(): void {
    const { ports } = this.#options;
    const timer = setInterval(() => {
      this.#connections.forEach((connection) => connection.keepAlive());
      this.#dropFullTraces();
    }, keepAliveEveryMs);
    timer.unref();
    this.#stops.push(
      () => clearInterval(timer),
      ports.onPostsChanged((accountId) => void this.#usePostsNow(accountId)),
    );
  }

  /** Tells every client to come back later. */
  drain(): void {
    this.#isDraining = true;
    for (const connection of [...this.#connections]) connection.close('restarting');
  }

  stop(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.#server.close();
  }

  /** Takes over an upgrade request for a path that `parseRosterPath` reads. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, url: URL): void {
    this.#server.handleUpgrade(request, socket, head, (client) => {
      // Frames wait in the kernel until the document is there. An `error` is always followed by `close`.
      client.pause();
      client.on('error', () => undefined);
      this.#admit(client, url).catch((error: unknown) => {
        if (error instanceof FinemeshError && error.code === 'ticketExpired') return closeSocket(client, 'ticketExpired');
        this.#options.logger.error({ ...storeFailureOf(error), path: url.pathname }, 'roster document could not be opened');
        closeSocket(client, 'unavailable');
      });
    });
  }

  /** A close code reaches the client only after the handshake, so who is refused is refused here. */
  async #admit(client: WebSocket, url: URL): Promise<void> {
    if (this.#isDraining) return closeSocket(client, 'restarting');
    const address = parseRosterPath(url.pathname);
    if (address === undefined) return closeSocket(client, 'ticketExpired');
    const end = (): void => closeSocket(client, 'ticketExpired');
    const { ticket, release } = await admitRosterTicket(this.#options.tickets, url.searchParams.get('ticket'), address, end);
    client.once('close', release);
    if (client.readyState !== client.OPEN) return release();
    await this.#join(client, address, ticket, url.searchParams.get('ack') === '1');
  }

  async #join(client: WebSocket, address: RosterAddress, ticket: RosterTicket, wantsAcknowledgements: boolean): Promise<void> {
    const { documents, clock } = this.#options;
    const path = this.#options.ports.territory().find(address.building)?.path;
    const facet = await documents.open(address);
    facet.learnOwner(ticket.clientId, ticket.accountId);
    const reader = await this.#readerOf(ticket);
    if (reader === undefined || path === undefined || openingPost(reader.posts, address.facet, path, clock.now()) === undefined) {
      documents.release(facet);
      return closeSocket(client, 'notAllowed');
    }
    // The session may have ended meanwhile, which has closed the socket.
    if (client.readyState !== client.OPEN || facet.hasFailed || this.#isDraining) {
      documents.release(facet);
      return closeSocket(client, 'restarting');
    }
    const connection = new RosterConnection(client, facet, {
      reader,
      building: path,
      wantsAcknowledgements,
      clock,
      traces: this.#tracesOf(reader.accountId),
      onVerdict: ({ kind }) => this.#verdicts.inc({ kind }),
      onError: (error) => this.#failed(facet, error),
    });
    this.#connections.add(connection);
    client.on('close', () => {
      this.#connections.delete(connection);
      documents.release(facet);
    });
    facet.join(connection);
    client.resume();
    // Posts that changed between the look-up and the registration were told to nobody.
    await this.#usePostsNow(reader.accountId);
  }

  /** Yjs does not roll back what it was applying when it threw, so the document in memory is worthless. */
  #failed(facet: OpenFacet, error: unknown): void {
    if (!facet.hasFailed) facet.failed(error);
  }

  #tracesOf(accountId: AccountId): TokenBucket {
    let traces = this.#traces.get(accountId);
    if (traces === undefined) {
      traces = new TokenBucket(traceBucket, this.#options.clock.now().getTime());
      this.#traces.set(accountId, traces);
    }
    return traces;
  }

  /** Accounts come and go for months. One that is still on holds its bucket itself, and must find it again on returning. */
  #dropFullTraces(): void {
    const now = this.#options.clock.now().getTime();
    const present = new Set([...this.#connections].map(({ accountId }) => accountId));
    for (const [accountId, bucket] of this.#traces) {
      if (!present.has(accountId) && bucket.isFull(now)) this.#traces.delete(accountId);
    }
  }

  async #readerOf(ticket: { accountId: AccountId; device: string }): Promise<RosterReader | undefined> {
    const { ports } = this.#options;
    const displayName = await ports.displayNameOf(ticket.accountId);
    const posts = await ports.postsOf(ticket.accountId);
    return displayName === undefined ? undefined : { ...ticket, displayName, posts };
  }

  async #usePostsNow(accountId: AccountId): Promise<void> {
    const { ports, logger } = this.#options;
    try {
      const posts = await ports.postsOf(accountId);
      for (const connection of [...this.#connections]) {
        if (connection.accountId === accountId) connection.usePosts(posts);
      }
    } catch (error) {
      // Rights that cannot be read are no rights.
      logger.error(storeFailureOf(error), 'posts could not be read anew; closing the account’s roster sockets');
      for (const connection of [...this.#connections]) {
        if (connection.accountId === accountId) connection.close('unavailable');
      }
    }
  }
}

/** Which of the roster's documents the path names, for the area's registration. */
export function isRosterPath(pathname: string): boolean {
  return parseRosterPath(pathname) !== undefined;
}

function closeSocket(client: WebSocket, code: ErrorCode): void {
  client.resume();
  client.close(errorKinds[code].closeCode, code);
}

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { errorKinds, FinemeshError, type ErrorCode } from '@finemesh/contract';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { WebSocketServer, type WebSocket } from 'ws';
import type { AdmissionEnd, Clock, Tickets } from '../../platform/index.ts';
import { admitReader } from '../admission/admitReader.ts';
import { admitRosterTicket, type RosterTicket } from '../admission/rosterTicket.ts';
import type { OpenDocuments } from '../documents/OpenDocuments.ts';
import type { OpenFacet } from '../documents/OpenFacet.ts';
import { storeFailureOf } from '../documents/storeFailureOf.ts';
import type { RosterPorts } from '../RosterPorts.ts';
import { AccountBuckets } from './AccountBuckets.ts';
import { measureRosters } from './measureRosters.ts';
import { readRosterRequest, type RosterRequest } from './readRosterRequest.ts';
import { RosterConnection } from './RosterConnection.ts';
import { RosterConnections } from './RosterConnections.ts';

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

/** The sockets at `/rosters/<building>/<facet>`: admits them, follows the posts of their readers, and closes them. */
export class RosterSockets {
  readonly #options: RosterSocketsOptions;
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: maxFrameBytes,
    maxFragments: 256,
    perMessageDeflate: false,
  });
  readonly #connections: RosterConnections;
  readonly #residue = new AccountBuckets();
  readonly #countVerdict: ReturnType<typeof measureRosters>;
  #stops: readonly (() => void)[] = [];
  /** `draining` from the first step of a shutdown on: nobody is admitted any more. */
  #state: 'admitting' | 'draining' = 'admitting';

  constructor(options: RosterSocketsOptions) {
    this.#options = options;
    this.#connections = new RosterConnections({ postsOf: options.ports.postsOf, logger: options.logger });
    this.#countVerdict = measureRosters(options.metrics, {
      documents: () => options.documents.size,
      connections: () => this.#connections.size,
    });
  }

  start(): void {
    const timer = setInterval(() => {
      this.#connections.keepAlive();
      this.#residue.dropFull(this.#connections.accounts, this.#nowMs());
    }, keepAliveEveryMs);
    timer.unref();
    const { ports } = this.#options;
    this.#stops = [
      () => clearInterval(timer),
      ports.onPostsChanged((accountId) => this.#connections.refreshSoon(accountId)),
      ports.onDivided(() => this.#connections.refreshAll()),
    ];
  }

  /** Asks every client to come back later. */
  drain(): void {
    this.#state = 'draining';
    this.#connections.closeAll('restarting');
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.#server.close();
  }

  /**
   * Takes over an upgrade request for a path of the area. A close code reaches the client only after the handshake, so who is
   * refused is refused behind it.
   */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, url: URL): void {
    this.#server.handleUpgrade(request, socket, head, (client) => {
      // Frames wait in the kernel until the document is there. An `error` is always followed by `close`.
      client.pause();
      client.on('error', () => undefined);
      this.#admit(client, url).catch((error: unknown) => this.#refuse(client, error, url.pathname));
    });
  }

  async #admit(client: WebSocket, url: URL): Promise<void> {
    this.#assertAdmitting();
    const { documents, tickets } = this.#options;
    const request = readRosterRequest(url);
    const end = (code: AdmissionEnd): void => closeSocket(client, code === 'notSignedIn' ? 'ticketExpired' : code);
    const { ticket, release } = await admitRosterTicket(tickets, request.ticket, request.address, end);
    onceClosed(client, release);
    const held = await documents.open(request.address);
    onceClosed(client, () => held.release());
    await this.#connect(client, held.facet, request, ticket);
  }

  async #connect(client: WebSocket, facet: OpenFacet, request: RosterRequest, ticket: RosterTicket): Promise<void> {
    const { ports, clock } = this.#options;
    facet.recordLease(ticket.clientId, ticket.accountId);
    const { displayName, rights, role } = await admitReader(ports, request.address, ticket, clock);
    this.#assertAdmitting();
    // Its session may have ended meanwhile, which has closed it.
    if (client.readyState !== client.OPEN) return;
    if (facet.journal.hasFailed) throw new FinemeshError('unavailable');
    const connection = new RosterConnection(client, facet, {
      reader: { ...ticket, displayName },
      rights,
      role,
      wantsAcknowledgements: request.wantsAcknowledgements,
      clock,
      residue: this.#residue.of(ticket.accountId, this.#nowMs()),
      onVerdict: this.#countVerdict,
      onError: (error) => this.#options.logger.error({ ...storeFailureOf(error), document: facet.key }, 'roster frame not handled'),
    });
    onceClosed(client, () => this.#connections.delete(connection));
    connection.start();
    await this.#connections.add(connection, rights);
  }

  #assertAdmitting(): void {
    if (this.#state === 'draining') throw new FinemeshError('restarting');
  }

  #refuse(client: WebSocket, error: unknown, path: string): void {
    const code = error instanceof FinemeshError ? error.code : 'unavailable';
    // What the client did wrong is answered and not logged, and neither is a restart; the database's end is logged where it happens.
    if (errorKinds[code].status >= 500 && code !== 'restarting' && code !== 'storageAway') {
      this.#options.logger.error({ ...storeFailureOf(error), path }, 'roster document could not be opened');
    }
    closeSocket(client, code);
  }

  #nowMs(): number {
    return this.#options.clock.now().getTime();
  }
}

/** Runs the step when the socket is closed; at once when it is already. */
function onceClosed(client: WebSocket, step: () => void): void {
  if (client.readyState === client.CLOSED) step();
  else client.once('close', step);
}

function closeSocket(client: WebSocket, code: ErrorCode): void {
  client.resume();
  client.close(errorKinds[code].closeCode, code);
}

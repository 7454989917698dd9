import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { errorKinds, FinemeshError, positionRecordBytes, positionSocketPath, type ErrorCode } from '@finemesh/contract';
import type { AccountId } from '@finemesh/domain';
import { WebSocketServer, type WebSocket } from 'ws';
import { refuseUpgrade, type AdmissionEnd, type Tickets, type UpgradeRoute } from '../../platform/index.ts';
import { PhoneConnection, type PhoneConnectionParts } from './PhoneConnection.ts';

export interface PositionSocketsOptions extends PhoneConnectionParts {
  readonly tickets: Pick<Tickets, 'admitTicket'>;
}

/** A phone that was out of reach sends what it has in one message; older readings are of no use to anybody. */
const maxMessageBytes = 256 * positionRecordBytes;

/** The sockets at `/positions`: 16-byte records in, nothing out. */
export class PositionSockets implements UpgradeRoute {
  readonly #options: PositionSocketsOptions;
  readonly #connections = new Set<PhoneConnection>();
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes, maxFragments: 16, perMessageDeflate: false });
  /** `draining` from the first step of a shutdown on: nobody is let in any more. */
  #state: 'admitting' | 'draining' = 'admitting';

  constructor(options: PositionSocketsOptions) {
    this.#options = options;
  }

  /** Number of open sockets. */
  get size(): number {
    return this.#connections.size;
  }

  readonly matches = (pathname: string): boolean => pathname === positionSocketPath;

  /** @throws FinemeshError `ticketExpired`, `storageAway`, `unavailable`, `restarting`. */
  readonly handle = async (request: IncomingMessage, socket: Duplex, head: Buffer, url: URL): Promise<void> => {
    let end = (_code: AdmissionEnd): void => void socket.destroy();
    const admission = await this.#options.tickets.admitTicket(url.searchParams.get('ticket'), ['positions'], (code) => end(code));
    socket.once('close', admission.release);
    if (socket.destroyed) return admission.release();
    const accountId = admission.ticket.holder?.accountId;
    if (accountId === undefined) return refuseUpgrade(socket, new FinemeshError('ticketExpired'));
    if (this.#state === 'draining') return refuseUpgrade(socket, new FinemeshError('restarting'));
    this.#server.handleUpgrade(request, socket, head, (client) => {
      const connection = this.#open(client, accountId);
      end = (code) => connection.end(code);
    });
  };

  /** Ends the sockets of an account that shares no longer. */
  endAccount(accountId: AccountId): void {
    for (const connection of this.#connections) if (connection.accountId === accountId) connection.end('notAllowed');
  }

  /** Asks every phone to come back later. */
  drain(): void {
    this.#state = 'draining';
    for (const connection of this.#connections) connection.end('restarting');
  }

  #open(client: WebSocket, accountId: AccountId): PhoneConnection {
    const connection = new PhoneConnection(this.#options, accountId, (code) => close(client, code));
    this.#connections.add(connection);
    // An `error` is always followed by `close`.
    client.on('error', () => undefined);
    client.on('close', () => this.#connections.delete(connection));
    client.on('message', connection.receive);
    return connection;
  }
}

function close(client: WebSocket, code: ErrorCode): void {
  client.close(errorKinds[code].closeCode, code);
}

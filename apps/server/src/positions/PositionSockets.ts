import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { decodePositionRecords, errorKinds, FinemeshError, positionRecordBytes } from '@finemesh/contract';
import { WebSocketServer, type WebSocket } from 'ws';
import { refuseUpgrade, type AdmissionEnd, type Clock, type Tickets } from '../platform/index.ts';
import type { PositionsPlane } from './PositionsPlane.ts';
import type { SharingRegister } from './SharingRegister.ts';

/** A phone that was out of reach sends what it has in one message; older readings are of no use to anybody. */
const maxMessageBytes = 256 * positionRecordBytes;

/** The sockets at `/positions`: 16-byte records in, nothing out. */
export class PositionSockets {
  private readonly register: SharingRegister;
  private readonly plane: PositionsPlane;
  private readonly tickets: Tickets;
  private readonly clock: Clock;
  private readonly sockets = new Map<WebSocket, { accountId: string }>();
  private readonly server = new WebSocketServer({
    noServer: true,
    maxPayload: maxMessageBytes,
    maxFragments: 16,
    perMessageDeflate: false,
  });

  constructor(register: SharingRegister, plane: PositionsPlane, tickets: Tickets, clock: Clock) {
    this.register = register;
    this.plane = plane;
    this.tickets = tickets;
    this.clock = clock;
  }

  /** Number of open sockets. */
  get size(): number {
    return this.sockets.size;
  }

  async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, url: URL): Promise<void> {
    let opened: WebSocket | undefined;
    const end = (code: AdmissionEnd): void => (opened === undefined ? void socket.destroy() : close(opened, code));
    const { ticket, release } = await this.tickets.admitTicket(url.searchParams.get('ticket'), ['positions'], end);
    socket.once('close', release);
    const accountId = ticket.holder?.accountId;
    if (accountId === undefined) return refuseUpgrade(socket, new FinemeshError('ticketExpired'));
    this.server.handleUpgrade(request, socket, head, (client) => {
      opened = client;
      this.sockets.set(client, { accountId });
      // An `error` is always followed by `close`.
      client.on('error', () => undefined);
      client.on('close', () => this.sockets.delete(client));
      client.on('message', (message: Buffer, isBinary) => this.receive(client, accountId, isBinary ? message : Buffer.alloc(0)));
    });
  }

  /** Ends the sockets of an account that shares no longer. */
  closeAccount(accountId: string): void {
    for (const [client, owner] of this.sockets) if (owner.accountId === accountId) close(client, 'notAllowed');
  }

  /** Tells every phone to come back later (1012, RFC 6455 registry: service restart). */
  drain(): void {
    for (const client of this.sockets.keys()) client.close(1012);
  }

  private receive(client: WebSocket, accountId: string, message: Buffer): void {
    const records = decodePositionRecords(message);
    // Records of others are for gateways, which have no door of their own yet.
    if (records === undefined || records.some((record) => record.sharer !== 0)) return close(client, 'malformedRequest');
    if (this.register.sharer(accountId) === null) return close(client, 'notAllowed');
    const now = this.clock.now().getTime();
    const newest = records.reduce((best, record) => (record.ageMs <= best.ageMs ? record : best));
    this.plane.take(accountId, newest.point[0], newest.point[1], new Date(now - newest.ageMs));
  }
}

function close(client: WebSocket, code: keyof typeof errorKinds): void {
  client.close(errorKinds[code].closeCode, code);
}

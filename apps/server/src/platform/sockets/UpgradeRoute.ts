import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** A WebSocket door of an area. */
export interface UpgradeRoute {
  /** Whether the path (without query) is this door's. */
  readonly matches: (pathname: string) => boolean;
  /**
   * Takes the connection over, usually with `handleUpgrade` of a `ws` server made with `noServer`. The Origin header
   * has been checked; the ticket has not. Refuse with `refuseUpgrade`. A rejected promise ends the socket with 500.
   */
  readonly handle: (request: IncomingMessage, socket: Duplex, head: Buffer, url: URL) => Promise<void> | void;
}

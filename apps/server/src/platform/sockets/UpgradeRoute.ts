import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** A WebSocket path of an area. */
export interface UpgradeRoute {
  /** Whether the path (without query) is this route's. */
  readonly matches: (pathname: string) => boolean;
  /**
   * Owns the connection from now on, usually by `handleUpgrade` of a `ws` server made with `noServer`. Host and page have been
   * judged; the ticket has not. A `FinemeshError` that is thrown is answered as such, everything else with 500.
   */
  readonly handle: (request: IncomingMessage, socket: Duplex, head: Buffer, url: URL) => Promise<void> | void;
}

import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { FinemeshError, livePath } from '@finemesh/contract';
import type { Logger } from 'pino';
import type { Config } from '../config/index.ts';
import { isAllowedOrigin } from '../http/isAllowedOrigin.ts';
import { refuseUpgrade } from './refuseUpgrade.ts';
import type { UpgradeRoute } from './UpgradeRoute.ts';

export interface UpgradeOptions {
  readonly config: Config;
  readonly logger: Logger;
  /** The doors; filled while the server starts. */
  readonly routes: readonly UpgradeRoute[];
  /** False while the server starts and while it stops. */
  readonly isServing: () => boolean;
}

/**
 * Sends each WebSocket upgrade to the door that owns its path. Socket.IO listens for its own path itself and is told to
 * leave the others alone; whatever belongs to nobody is ended here, or the connection would stay open for ever.
 */
export function routeUpgrades(server: Server, { config, logger, routes, isServing }: UpgradeOptions): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A browser that goes away in the middle of the handshake; there is nobody left to tell.
    socket.on('error', () => socket.destroy());
    if (isTakenBySocketIo(request)) return;
    const url = URL.canParse(request.url ?? '', 'http://host') ? new URL(request.url ?? '', 'http://host') : null;
    // Before the look for a door: a document that comes back early must not be told that it is gone.
    if (!isServing()) return refuseUpgrade(socket, new FinemeshError('unavailable'));
    const route = url === null ? undefined : routes.find(({ matches }) => matches(url.pathname));
    if (url === null || route === undefined) return refuseUpgrade(socket, new FinemeshError('notFound'));
    if (!isOwnPage(request, config)) return refuseUpgrade(socket, new FinemeshError('foreignOrigin'));
    handOver(route, request, socket, head, url, logger);
  });
}

/** Programs send no Origin; a browser always names the page that opens a socket. */
export function isOwnPage(request: IncomingMessage, config: Config): boolean {
  const { origin } = request.headers;
  return origin === undefined || isAllowedOrigin(origin, config);
}

/**
 * Exactly Socket.IO's own test, on the address as it was sent: anything wider, such as the tidied path, would leave
 * connections open that neither side takes.
 */
function isTakenBySocketIo({ url }: IncomingMessage): boolean {
  return url?.startsWith(`${livePath}/`) === true;
}

function handOver(
  route: UpgradeRoute,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  url: URL,
  logger: Logger,
): void {
  Promise.resolve()
    .then(() => route.handle(request, socket, head, url))
    .catch((error: unknown) => {
      const failure = error instanceof FinemeshError ? error : new FinemeshError('internal', { cause: error });
      if (failure.kind.status >= 500) logger.error({ err: error }, 'upgrade broke');
      if (socket.writable) refuseUpgrade(socket, failure);
    });
}

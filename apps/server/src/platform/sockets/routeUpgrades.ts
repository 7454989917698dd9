import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { FinemeshError } from '@finemesh/contract';
import type { Logger } from 'pino';
import { isOwnPage, type KnownHosts } from '../http/index.ts';
import { refuseUpgrade } from './refuseUpgrade.ts';
import type { UpgradeRoute } from './UpgradeRoute.ts';

export interface UpgradeOptions {
  readonly hosts: KnownHosts;
  readonly logger: Logger;
  /** Filled while the server starts. */
  readonly routes: readonly UpgradeRoute[];
  /** False while the server starts and while it stops. */
  readonly isServing: () => boolean;
}

/** A connection and the route that owns its path. */
interface Admission {
  readonly route: UpgradeRoute;
  readonly url: URL;
}

/** Sends each WebSocket upgrade to the route that owns its path, and ends what belongs to nobody. */
export function routeUpgrades(server: Server, options: UpgradeOptions): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A browser that goes away in the middle of the handshake; nobody is left to answer.
    socket.on('error', () => socket.destroy());
    Promise.resolve()
      .then(() => {
        const { route, url } = admit(request, options);
        return route.handle(request, socket, head, url);
      })
      .catch((error: unknown) => {
        const failure = error instanceof FinemeshError ? error : new FinemeshError('internal', { cause: error });
        if (failure.kind.status === 500) options.logger.error({ err: error }, 'upgrade broke');
        if (socket.writable) refuseUpgrade(socket, failure);
      });
  });
}

/** @throws FinemeshError with the first reason for which the upgrade is refused. */
function admit({ headers, url: target }: IncomingMessage, { hosts, routes, isServing }: UpgradeOptions): Admission {
  // Before the route is looked for: a document that comes back early must not read that it is gone.
  if (!isServing()) throw new FinemeshError('unavailable');
  const host = hosts.find(headers.host);
  if (host === undefined) throw new FinemeshError('misdirected');
  const url = URL.canParse(target ?? '', 'http://host') ? new URL(target ?? '', 'http://host') : null;
  const route = url === null ? undefined : routes.find(({ matches }) => matches(url.pathname));
  if (url === null || route === undefined) throw new FinemeshError('notFound');
  const fetchSite = headers['sec-fetch-site'];
  // Node joins repeated headers of this name; several of them are no browser's.
  const page = { origin: headers.origin, fetchSite: typeof fetchSite === 'string' ? fetchSite : undefined };
  if (!isOwnPage(page, host)) throw new FinemeshError('foreignOrigin');
  return { route, url };
}

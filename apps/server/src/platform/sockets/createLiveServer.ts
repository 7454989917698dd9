import type { Server } from 'node:http';
import { livePath } from '@finemesh/contract';
import { Server as LiveServer } from 'socket.io';
import type { Config } from '../config/index.ts';
import { isOwnPage } from './routeUpgrades.ts';

/** What a screen sends is a cursor or a viewport. */
const maxMessageBytes = 16 * 1024;

/**
 * Socket.IO on the one HTTP server. Its own recovery of connections stays off: that would let a connection back in
 * without asking again who it is. Screens come back with a new ticket and their cursor.
 */
export function createLiveServer(server: Server, config: Config, isServing: () => boolean): LiveServer {
  return new LiveServer(server, {
    path: livePath,
    serveClient: false,
    // Otherwise Socket.IO ends the upgrades of the other doors after a second.
    destroyUpgrade: false,
    maxHttpBufferSize: maxMessageBytes,
    pingInterval: 15_000,
    pingTimeout: 10_000,
    // Not before the areas have put their doorkeepers in place.
    allowRequest: (request, decide) => decide(null, isServing() && isOwnPage(request, config)),
  });
}

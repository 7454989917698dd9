import { livePath } from '@finemesh/contract';
import { Server as Engine } from 'engine.io';
import { Server as LiveServer } from 'socket.io';
import type { UpgradeRoute } from './UpgradeRoute.ts';

/** What a screen sends is a cursor or a viewport. */
const maxMessageBytes = 16 * 1024;

/** Socket.IO and the upgrade route that brings it its connections. */
export interface LiveUpgrades {
  readonly live: LiveServer;
  readonly route: UpgradeRoute;
}

/**
 * Socket.IO over WebSocket alone, as one upgrade route among the others, so that host, page and phase of the server are judged
 * in one place. Its own recovery of connections stays off: that would let a connection back in without asking again who it is.
 * Screens come back with a new ticket and their cursor.
 */
export function createLiveServer(): LiveUpgrades {
  const engine = new Engine({
    transports: ['websocket'],
    maxHttpBufferSize: maxMessageBytes,
    pingInterval: 15_000,
    pingTimeout: 10_000,
  });
  const live = new LiveServer({ serveClient: false });
  live.bind(engine);
  return {
    live,
    route: {
      // Engine.IO's clients close its path with a slash.
      matches: (pathname) => pathname === `${livePath}/`,
      handle: (request, socket, head) => engine.handleUpgrade(request, socket, head),
    },
  };
}

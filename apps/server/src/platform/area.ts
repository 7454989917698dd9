import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { IdentifyCaller } from './Caller.ts';
import type { Clock } from './Clock.ts';
import type { Config } from './config/index.ts';
import type { Database } from './database/index.ts';
import type { DueHandler } from './due/index.ts';
import type { EventPump } from './eventLog/index.ts';
import type { BodyLimit } from './http/limitBody.ts';
import type { MountedRoutes } from './http/mountRoutes.ts';
import type { LiveOffer } from './live/LiveOffer.ts';
import type { EndedSession } from './sessions/index.ts';
import type { Ticker } from './Ticker.ts';
import type { Tickets } from './sockets/Tickets.ts';
import type { UpgradeRoute } from './sockets/UpgradeRoute.ts';

/** What the platform hands to an area when the server is composed. */
export interface AreaContext {
  readonly config: Config;
  readonly database: Database;
  /** Committed events, for screens and for areas that react to what others did. */
  readonly events: EventPump;
  /** Signs the short tickets with which sockets are opened, and admits the sockets. */
  readonly tickets: Tickets;
  /** Sign-in sessions. A socket that was admitted by a ticket need not ask here. */
  readonly sessions: {
    /** Calls the listener for each session that ends, in any process; returns the way to stop that. */
    readonly onEnded: (listener: (ended: EndedSession) => void) => () => void;
    /** Whether the session exists and has not expired, as stored now; only once the areas have started. */
    readonly isOpen: (sessionId: string) => Promise<boolean>;
  };
  readonly logger: Logger;
  readonly clock: Clock;
  /** What areas do at intervals. */
  readonly ticker: Ticker;
  /** Prometheus registry behind `/metrics`. */
  readonly metrics: Registry;
}

/**
 * What an area adds to the server. The members are named moments, listed in the order in which they happen;
 * an area leaves out what it has no use for.
 */
export interface AreaRegistration extends LiveOffer {
  /** The folder's name; log lines and failures carry it. */
  readonly name: string;
  /** This area's groups of the contract's routes. */
  readonly routes?: readonly MountedRoutes[];
  /** Paths of this area whose bodies may be larger, or must be smaller, than the usual 256 kB. */
  readonly bodyLimits?: readonly BodyLimit[];
  /** WebSocket paths of this area. */
  readonly upgrades?: readonly UpgradeRoute[];
  /** Set by exactly one area: the one that knows accounts and sessions. */
  readonly identify?: IdentifyCaller;
  /** Set by the same area: whether a sign-in session exists and has not expired, as stored now. */
  readonly isSessionOpen?: (sessionId: string) => Promise<boolean>;
  /** What this area does when a moment has come that it set before; see `schedule`. Runs after all areas have started. */
  readonly dueHandlers?: readonly DueHandler[];
  /** After migrations and before the first request: load state, start timers. */
  readonly start?: () => Promise<void>;
  /** First step of a shutdown: ask open connections to come back later (1012) and begin no new work. */
  readonly drain?: () => Promise<void>;
  /** Last step, with the database still open: stop timers, write what is pending. Runs in reverse order of start. */
  readonly stop?: () => Promise<void>;
}

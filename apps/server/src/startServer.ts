import { createServer, type RequestListener, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Server as SocketServer } from 'socket.io';
import { registerAreas } from './areas.ts';
import type { AreaContext, AreaRegistration } from './platform/area.ts';
import { MemoryBus } from './platform/bus/index.ts';
import { systemClock, type Clock } from './platform/Clock.ts';
import { atPort, type Config } from './platform/config/index.ts';
import { requireDataFolder } from './platform/dataFolder/index.ts';
import { migrate } from './platform/database/index.ts';
import { measureEvents, openEventPump } from './platform/eventLog/index.ts';
import { DueScheduler, measureDue } from './platform/due/index.ts';
import { buildApp, KnownHosts, unsyncedWarning } from './platform/http/index.ts';
import { LiveHub } from './platform/live/index.ts';
import { createLogger } from './platform/logging/index.ts';
import { listen } from './platform/listen.ts';
import { openConfiguredDatabase } from './platform/openConfiguredDatabase.ts';
import { platformDueHandlers } from './platform/platformDueHandlers.ts';
import { SessionWatch } from './platform/sessions/index.ts';
import { createLiveServer, routeUpgrades, Tickets, type UpgradeRoute } from './platform/sockets/index.ts';
import { systemTicker, type Ticker } from './platform/Ticker.ts';
import { serverVersion } from './platform/serverVersion.ts';

/** What tests replace. */
export interface ServerOverrides {
  readonly clock?: Clock;
  readonly ticker?: Ticker;
  readonly logger?: Logger;
  /** Instead of all areas. */
  readonly registerAreas?: (context: AreaContext) => AreaRegistration[];
  /** Whether answers and refusals are checked against what their route declares; default: no. */
  readonly checksAnswers?: boolean;
}

/** A server that takes requests. */
export interface RunningServer {
  readonly port: number;
  /** The configuration with the real port in it. */
  readonly config: Config;
  /** What the areas were given. */
  readonly context: AreaContext;
  /** Runs what is due by the server's clock without waiting for the next look. */
  runDue(): Promise<void>;
  /** Stops in order: no new work, sockets told to come back, areas, events, database. Calling it twice is calling it once. */
  close(): Promise<void>;
}

/**
 * Composes and starts everything on one port. The port is taken first, so that a second start fails at once; requests
 * that come before all is ready get 503.
 *
 * @throws AddressFault, UnusableFolder, FolderInUse or ConfigFault with one line for the operator; nothing is left open then.
 */
export async function startServer(configured: Config, overrides: ServerOverrides = {}): Promise<RunningServer> {
  const logger = overrides.logger ?? createLogger(configured.logLevel);
  const clock = overrides.clock ?? systemClock;
  const ticker = overrides.ticker ?? systemTicker;
  const opened: (() => Promise<void>)[] = [];
  let phase: 'starting' | 'serving' | 'draining' = 'starting';
  let answer: RequestListener = answerStarting;

  try {
    const server = createServer((request, response) => answer(request, response));
    const port = await listen(server, configured.host, configured.port);
    opened.push(() => closeServer(server));
    const config = atPort(configured, port);

    // Photos lie there whatever the database is.
    requireDataFolder(config.dataDir, photoBytes);
    const database = await openConfiguredDatabase(config, logger);
    opened.push(() => database.close());
    if (database.durability === 'unsynced') logger.warn(unsyncedWarning);
    await migrate(database);

    const bus = new MemoryBus(logger);
    opened.push(() => bus.close());
    const events = await openEventPump({ database, logger, clock, bus });
    opened.push(() => events.stop());

    const metrics = new Registry();
    collectDefaultMetrics({ register: metrics });
    measureEvents(metrics, events);
    let areas: readonly AreaRegistration[] = [];
    const { sessions, tickets, stop: stopWatch } = openSessions({ config, clock, database, events, logger }, () => areas);
    opened.push(async () => stopWatch());
    const isServing = (): boolean => phase === 'serving';
    const { live: io, route } = createLiveServer();
    const hosts = new KnownHosts(config);
    const routes: UpgradeRoute[] = [route];
    routeUpgrades(server, { hosts, logger, routes, isServing });
    const context: AreaContext = { config, database, events, tickets, sessions, logger, clock, ticker, metrics };

    areas = (overrides.registerAreas ?? registerAreas)(context);
    const hub = new LiveHub({ io, tickets, events, clock, logger, metrics }, areas);
    for (const area of areas) {
      routes.push(...(area.upgrades ?? []));
      opened.push(async () => area.stop?.());
      await area.start?.();
    }
    const due = await openScheduler({ database, clock, logger, metrics, tickets, areas });
    opened.push(() => due.stop());
    hub.start();
    opened.push(async () => hub.stop());
    const isDraining = (): boolean => phase === 'draining';
    const checksAnswers = overrides.checksAnswers ?? false;
    const app = buildApp({ config, hosts, logger, metrics, database, events, areas, isDraining, checksAnswers, version: serverVersion });
    answer = getRequestListener(app.fetch) as RequestListener;
    phase = 'serving';

    let closed: Promise<void> | undefined;
    const close = async (): Promise<void> => {
      phase = 'draining';
      hub.drain();
      for (const area of areas) await area.drain?.();
      await closeConnections(server, io);
      await closeInReverse(opened);
    };
    return { port, config, context, runDue: () => due.tick(), close: () => (closed ??= close()) };
  } catch (error) {
    await closeInReverse(opened);
    throw error;
  }
}

/** A dozen photos, in bytes: with less there is no use in starting. */
const photoBytes = 16 * 2 ** 20;

/** Sign-in sessions as the areas' registrations know them, and the tickets that die with them. */
function openSessions(
  { config, events, logger, ...parts }: Pick<AreaContext, 'config' | 'clock' | 'database' | 'events' | 'logger'>,
  areas: () => readonly AreaRegistration[],
): Pick<AreaContext, 'sessions' | 'tickets'> & { readonly stop: () => void } {
  const watch = new SessionWatch(events, logger);
  const isOpen = async (sessionId: string): Promise<boolean> =>
    // Without the area that knows sessions there are none.
    (await areas().find((area) => area.isSessionOpen !== undefined)?.isSessionOpen?.(sessionId)) ?? false;
  const tickets = new Tickets({ ...parts, secret: config.secret, sessions: watch, isSessionOpen: isOpen });
  watch.start();
  tickets.start();
  return {
    sessions: { onEnded: (listener) => watch.onEnded(listener), isOpen },
    tickets,
    stop() {
      tickets.stop();
      watch.stop();
    },
  };
}

interface SchedulerParts extends Pick<AreaContext, 'database' | 'clock' | 'logger' | 'metrics' | 'tickets'> {
  readonly areas: readonly AreaRegistration[];
}

/** Starts what runs the platform's and the areas' wake-ups. */
async function openScheduler({ areas, tickets, metrics, ...parts }: SchedulerParts): Promise<DueScheduler> {
  const handlers = [...platformDueHandlers(tickets), ...areas.flatMap(({ dueHandlers = [] }) => dueHandlers)];
  const onOutcome = measureDue(metrics, parts, () => due.isLeader);
  const due = new DueScheduler({ ...parts, handlers, onOutcome });
  await due.prepare();
  due.start();
  return due;
}

/** Connections that have not ended by themselves after this are cut. */
const patienceMs = 5_000;

/** Ends sockets first, since an HTTP server with open sockets never closes. */
async function closeConnections(server: Server, io: SocketServer): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), patienceMs);
  const ended = new Promise((resolve) => server.close(resolve));
  await io.close();
  server.closeIdleConnections();
  await ended;
  clearTimeout(cut);
}

/** For a start that failed half way. */
async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
}

async function closeInReverse(opened: (() => Promise<void>)[]): Promise<void> {
  for (const close of opened.splice(0).reverse()) await close();
}

const answerStarting: RequestListener = (request, response) => {
  const alive = request.url === '/healthz';
  response.writeHead(alive ? 200 : 503, { 'Content-Type': 'application/json', 'Retry-After': '1', Connection: 'close' });
  response.end(JSON.stringify({ status: alive ? 'alive' : 'starting' }));
};

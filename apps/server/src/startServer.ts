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
  /** Stops in order: no new work, sockets asked to come back, areas, events, database. Calling it twice is calling it once. */
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
  const opened = new Opened();
  try {
    const entrance = await openEntrance(configured, opened);
    const config = atPort(configured, entrance.port);
    const { clock = systemClock, ticker = systemTicker } = overrides;
    const platform = await openPlatform({ config, logger, clock, ticker }, opened);
    const { areas, context, hub, io, hosts } = await openAreas(platform, overrides, entrance, opened);
    const { database, events } = platform;
    const due = await openScheduler({ ...context, areas });
    opened.add(() => due.stop());
    hub.start();
    opened.add(async () => hub.stop());
    const isDraining = (): boolean => entrance.phase === 'draining';
    const checksAnswers = overrides.checksAnswers ?? false;
    const { metrics } = context;
    const app = buildApp({ config, hosts, logger, metrics, database, events, areas, isDraining, checksAnswers, version: serverVersion });
    entrance.answer = getRequestListener(app.fetch) as RequestListener;
    entrance.phase = 'serving';

    let closed: Promise<void> | undefined;
    const close = async (): Promise<void> => {
      entrance.phase = 'draining';
      hub.drain();
      for (const area of areas) await area.drain?.();
      await closeConnections(entrance.server, io);
      await opened.close();
    };
    return { port: entrance.port, config, context, runDue: () => due.tick(), close: () => (closed ??= close()) };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** What has been opened so far, to be closed in reverse. */
class Opened {
  readonly #closes: (() => Promise<void>)[] = [];

  add(close: () => Promise<void>): void {
    this.#closes.push(close);
  }

  async close(): Promise<void> {
    for (const close of this.#closes.splice(0).reverse()) await close();
  }
}

/** The port, and who answers there. */
interface Entrance {
  readonly server: Server;
  readonly port: number;
  phase: 'starting' | 'serving' | 'draining';
  answer: RequestListener;
}

async function openEntrance({ host, port }: Config, opened: Opened): Promise<Entrance> {
  const server = createServer((request, response) => entrance.answer(request, response));
  const entrance: Entrance = { server, port: await listen(server, host, port), phase: 'starting', answer: answerStarting };
  opened.add(() => closeServer(server));
  return entrance;
}

/** The database with its events, and the figures of both. */
async function openPlatform(
  { config, logger, clock, ticker }: Pick<AreaContext, 'config' | 'logger' | 'clock' | 'ticker'>,
  opened: Opened,
): Promise<Pick<AreaContext, 'config' | 'logger' | 'clock' | 'ticker' | 'database' | 'events' | 'metrics'>> {
  // Photos lie there whatever the database is.
  requireDataFolder(config.dataDir, photoBytes);
  const database = await openConfiguredDatabase(config, logger, ticker);
  opened.add(() => database.close());
  if (database.durability === 'unsynced') logger.warn(unsyncedWarning);
  await migrate(database);
  const bus = new MemoryBus(logger);
  opened.add(() => bus.close());
  const events = await openEventPump({ database, logger, clock, bus });
  opened.add(() => events.stop());
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  measureEvents(metrics, events);
  return { config, logger, clock, ticker, database, events, metrics };
}

/** Registers and starts the areas, with the sockets and sessions that they share. */
async function openAreas(
  platform: Awaited<ReturnType<typeof openPlatform>>,
  { registerAreas: register = registerAreas }: ServerOverrides,
  entrance: Entrance,
  opened: Opened,
) {
  const { config, logger } = platform;
  let areas: readonly AreaRegistration[] = [];
  const { sessions, tickets, stop } = openSessions(platform, () => areas);
  opened.add(async () => stop());
  const { live: io, route } = createLiveServer();
  const hosts = new KnownHosts(config);
  const routes: UpgradeRoute[] = [route];
  routeUpgrades(entrance.server, { hosts, logger, routes, isServing: () => entrance.phase === 'serving' });
  const context: AreaContext = { ...platform, tickets, sessions };
  areas = register(context);
  const hub = new LiveHub({ ...context, io }, areas);
  for (const area of areas) {
    routes.push(...(area.upgrades ?? []));
    opened.add(async () => area.stop?.());
    await area.start?.();
  }
  return { areas, context, hub, io, hosts };
}

/** A dozen photos, in bytes: with less there is no use in starting. */
const photoBytes = 16 * 2 ** 20;

/** Sign-in sessions as the areas' registrations know them, and the tickets that die with them. */
function openSessions(
  { config, events, logger, clock, database }: Pick<AreaContext, 'config' | 'clock' | 'database' | 'events' | 'logger'>,
  areas: () => readonly AreaRegistration[],
): Pick<AreaContext, 'sessions' | 'tickets'> & { readonly stop: () => void } {
  const watch = new SessionWatch(events, logger);
  const isOpen = async (sessionId: string): Promise<boolean> =>
    // Without the area that knows sessions there are none.
    (await areas().find((area) => area.isSessionOpen !== undefined)?.isSessionOpen?.(sessionId)) ?? false;
  const tickets = new Tickets({ clock, database, secret: config.secret, sessions: watch, isSessionOpen: isOpen });
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
async function openScheduler({ areas, tickets, metrics, database, clock, logger }: SchedulerParts): Promise<DueScheduler> {
  const parts = { database, clock, logger };
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

const answerStarting: RequestListener = (request, response) => {
  const alive = request.url === '/healthz';
  response.writeHead(alive ? 200 : 503, { 'Content-Type': 'application/json', 'Retry-After': '1', Connection: 'close' });
  response.end(JSON.stringify({ status: alive ? 'alive' : 'starting' }));
};

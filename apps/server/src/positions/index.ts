import { roleLabels, type Post } from '@finemesh/domain';
import { osmAndPath, positionSocketPath } from '@finemesh/contract';
import { Gauge } from 'prom-client';
import type { AreaContext, AreaRegistration } from '../platform/index.ts';
import { maxOsmAndBytes, osmAndRoutes } from './osmAndRoutes.ts';
import type { PositionPorts } from './PositionPorts.ts';
import { positionScreens } from './PositionScreen.ts';
import { PositionSockets } from './PositionSockets.ts';
import { PositionsPlane } from './PositionsPlane.ts';
import { SharingRegister } from './SharingRegister.ts';
import { sharingRoutes } from './sharingRoutes.ts';
import { shareAsSimulated } from './simulatedPhones.ts';

/** One frame a second: what an eye follows, and what every screen is promised. */
const tickMs = 1_000;
/** How often it is asked who has a case in hand; precision may lag behind a task by so much. */
const onTaskEveryMs = 2_000;

/** Positions: who shares is seen moving by who may watch, once a second, and nothing is kept. */
export function registerPositions(context: AreaContext, ports: PositionPorts): AreaRegistration {
  const { clock, config, database, logger, metrics, sessions, tickets } = context;
  const register = new SharingRegister(database, clock, ports.postsOf, sessions.isOpen);
  const describe = (post: Post) => ({
    role: post.role,
    territoryName: ports.nameOf(post.territoryPath) ?? roleLabels[post.role],
  });
  const plane = new PositionsPlane(register, clock, describe, config.volunteerPrecisionMeters);
  const sockets = new PositionSockets(register, plane, tickets, clock);
  const stops: (() => void)[] = [];
  /** The question under way, so that a stop does not take the database away from it. */
  let asking: Promise<void> = Promise.resolve();

  function tick(): void {
    // A fault in one second must not end all seconds after it.
    try {
      plane.tick();
    } catch (error) {
      logger.error({ err: error }, 'a second of positions was lost');
    }
  }

  async function askWhoIsOnTask(): Promise<void> {
    try {
      plane.setOnTask(await ports.accountsOnTask());
    } catch (error) {
      logger.warn({ err: error }, 'it could not be asked who is on a task; precision stays as it is');
    }
  }

  async function reviewPosts(accountId: string): Promise<void> {
    if (register.sharer(accountId) === null) return;
    // Posts that cannot be read allow nothing.
    const shares = await register.review(accountId).catch((error: unknown) => {
      logger.warn({ err: error }, 'the posts of somebody who shares could not be read; their sockets are closed');
      return false;
    });
    if (shares) return plane.moveSharer(accountId);
    plane.forget(accountId);
    sockets.closeAccount(accountId);
  }

  /** Sharing ends with the sign-out: off the screens at once, and as stored, so that a restart does not turn it on again. */
  async function endSharing(sessionId: string): Promise<void> {
    const accountId = register.accountOfSession(sessionId);
    if (accountId === undefined) return;
    plane.forget(accountId);
    await register.stop(accountId).catch((error: unknown) => {
      logger.warn({ err: error }, 'the end of sharing could not be stored; the next start sees that its session is over');
    });
  }

  new Gauge({
    name: 'finemesh_positions_shown',
    help: 'People whose position is shared and fresh',
    registers: [metrics],
    collect() {
      this.set(plane.heard);
    },
  });
  new Gauge({
    name: 'finemesh_position_sockets',
    help: 'Open sockets of phones',
    registers: [metrics],
    collect() {
      this.set(sockets.size);
    },
  });

  return {
    name: 'positions',
    routes: [sharingRoutes(context, register, plane), osmAndRoutes(register, plane, clock)],
    bodyLimits: [{ path: osmAndPath, maxBytes: maxOsmAndBytes, announced: false }],
    liveExtension: positionScreens({ plane, postsOf: ports.postsOf, logger }),
    upgrades: [
      {
        matches: (pathname) => pathname === positionSocketPath,
        handle: (request, socket, head, url) => sockets.upgrade(request, socket, head, url),
      },
    ],
    async start() {
      await register.load();
      if (config.mode === 'demo' && config.simulator) await shareAsSimulated(register, clock, ports.accountsByName);
      await askWhoIsOnTask();
      const askAgain = () => {
        asking = askWhoIsOnTask();
      };
      const timers = [setInterval(tick, tickMs), setInterval(askAgain, onTaskEveryMs)];
      stops.push(
        ...timers.map((timer) => () => clearInterval(timer)),
        ports.onPostsChanged((accountId) => void reviewPosts(accountId)),
        sessions.onEnded(({ sessionId }) => void endSharing(sessionId)),
      );
    },
    drain: async () => sockets.drain(),
    stop: async () => {
      for (const stop of stops.splice(0)) stop();
      await asking;
    },
  };
}

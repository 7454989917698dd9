import { osmAndPath } from '@finemesh/contract';
import { roleLabels } from '@finemesh/domain';
import { logFailure, type AreaContext, type AreaRegistration } from '../platform/index.ts';
import { measurePositions } from './measurePositions.ts';
import { maxOsmAndBytes, osmAndRoutes } from './phones/osmAndRoutes.ts';
import { PositionSockets } from './phones/PositionSockets.ts';
import { OnTask } from './plane/OnTask.ts';
import { PositionsPlane } from './plane/PositionsPlane.ts';
import type { PositionPorts } from './PositionPorts.ts';
import { PositionScreens } from './screens/PositionScreens.ts';
import { DeviceRegister } from './sharing/DeviceRegister.ts';
import { SharingRegister } from './sharing/SharingRegister.ts';
import { sharingRoutes } from './sharing/sharingRoutes.ts';
import { shareAsSimulated } from './sharing/simulatedPhones.ts';

/** One frame a second: what an eye follows, and what every screen is promised. */
const tickMs = 1_000;
/** How often it is asked who has a case in hand; precision may lag behind a task by so much. */
const onTaskEveryMs = 2_000;

/** Positions: who shares is seen moving by who may watch, once a second, and nothing is kept. */
export function registerPositions(context: AreaContext, ports: PositionPorts): AreaRegistration {
  const { clock, config, database, logger, metrics, sessions, ticker, tickets } = context;
  const { postsOf } = ports;
  const { volunteerPrecisionMeters } = config;
  const register = new SharingRegister({ database, clock, logger, postsOf, isSessionOpen: sessions.isOpen });
  const devices = new DeviceRegister(database);
  const onTask = new OnTask(ports.accountsOnTask, logger);
  const plane = new PositionsPlane({ register, onTask, clock, volunteerPrecisionMeters });
  const sockets = new PositionSockets({ plane, tickets, clock });
  const screens = new PositionScreens({
    slots: plane.slots,
    positions: plane.positions,
    postsOf,
    clock,
    logger,
    describeWatcher: ({ role, territoryPath }) => ({ role, territoryName: ports.nameOf(territoryPath) ?? roleLabels[role] }),
  });
  const stops: (() => void)[] = [];
  measurePositions(metrics, { shown: () => plane.positions.shown, sockets: () => sockets.size });

  function tick(): void {
    // A fault in one second must not end all seconds after it.
    try {
      register.tick();
      plane.hideStale();
      screens.tick();
    } catch (error) {
      logger.error({ err: error }, 'a second of positions was lost');
    }
  }

  return {
    name: 'positions',
    routes: [sharingRoutes({ config, register, devices, plane, screens }), osmAndRoutes({ devices, plane, clock })],
    bodyLimits: [{ path: osmAndPath, maxBytes: maxOsmAndBytes, announced: false }],
    liveExtension: screens,
    upgrades: [sockets],
    async start() {
      stops.push(
        register.onChange((accountId, sharer) => plane.follow(accountId, sharer)),
        register.onChange((accountId, sharer) => sharer === null && sockets.endAccount(accountId)),
        ports.onPostsChanged((accountId) => register.reviewSoon(accountId)),
        sessions.onEnded(({ sessionId }) => register.stopSession(sessionId)),
        ticker.every(tickMs, tick),
        ticker.every(onTaskEveryMs, () => {
          onTask.refresh().catch(logFailure(logger, 'who is on a task was not asked'));
        }),
      );
      await Promise.all([register.load(), devices.load(), onTask.refresh()]);
      if (config.mode === 'demo' && config.simulator) await shareAsSimulated({ register, devices, clock, accountsByName: ports.accountsByName });
    },
    drain: async () => sockets.drain(),
    async stop() {
      for (const stop of stops.splice(0)) stop();
      await Promise.all([onTask.whenIdle(), register.close()]);
    },
  };
}

import { createSeededRandom } from '@finemesh/geo';
import { setMaxListeners } from 'node:events';
import { choosePilotWalkers, createPilotDay, createPilotDistrict, createPilotPeople, demoPassword, type PilotDistrict, type PilotWalker } from '@finemesh/pilot';
import { createBackoff } from './phones/createBackoff.ts';
import { createOsmAndPhone } from './phones/createOsmAndPhone.ts';
import { createServerWatch } from './phones/createServerWatch.ts';
import { createSocketPhone } from './phones/createSocketPhone.ts';
import { createTurnstile } from './phones/createTurnstile.ts';
import { createWorkbenchSession } from './phones/createWorkbenchSession.ts';
import type { Phone } from './phones/Phone.ts';
import { fileReports } from './reports/fileReports.ts';
import { runGridder } from './runGridder.ts';
import type { SimulatorClock } from './SimulatorClock.ts';
import { createGpsNoise } from './walk/createGpsNoise.ts';
import { createStreetRouter } from './walk/createStreetRouter.ts';
import { createWalk } from './walk/createWalk.ts';

export interface SimulatorOptions {
  /** Address of the server, `http://host:port`, without a slash at the end. */
  readonly server: string;
  /** Seed of the walks; the district is always the demo's. */
  readonly seed: string;
  /** How many walk, 0 to 60. */
  readonly gridders: number;
  /** Mean time between two reports, seconds; 0 for none. */
  readonly reportEverySeconds: number;
  readonly clock: SimulatorClock;
  readonly log: (line: string) => void;
}

/** Time between two readings, milliseconds: an app in the background, and the workbench in the hand. */
const readingEveryMs = { osmAnd: 2_000, webSocket: 1_000 } as const;
/** Between two sign-ins, milliseconds: thirty accounts are in after half a minute. */
const signInPauseMs = 800;

/** Starts everybody. @returns a promise that is kept once the signal has come and all connections are closed. */
export async function startSimulator(options: SimulatorOptions, signal: AbortSignal): Promise<void> {
  const { clock, log, seed, server } = options;
  const district = createPilotDistrict();
  const walkers = choosePilotWalkers(createPilotPeople(district)).slice(0, options.gridders);
  const router = createStreetRouter(district.streetGraph);
  const watch = createServerWatch(log);
  const turnstile = createTurnstile(clock, signInPauseMs);
  const random = createSeededRandom(`${seed}/simulator`);

  const createPhone = ({ username, deviceId, wire }: PilotWalker): Phone => {
    const backoff = createBackoff(random.branch(`backoff/${username}`));
    if (wire === 'osmAnd') return createOsmAndPhone({ server, deviceId, clock, backoff, watch });
    const session = createWorkbenchSession({
      server,
      credentials: { username, password: demoPassword },
      signInTurn: (task) => turnstile.pass(task, signal),
    });
    return createSocketPhone({ server, session, clock, backoff, watch });
  };

  // Every gridder, socket and pause listens for the end: some two hundred at once is no leak here.
  setMaxListeners(0, signal);
  log(`${walkers.length} gridders walk the pilot district and report to ${server}.`);
  const gridders = walkers.map((walker) =>
    runGridder(
      {
        walk: createWalk({ router, doors: doorsOf(district, walker).map(router.nearestNode), random: random.branch(`walk/${walker.username}`) }),
        noise: createGpsNoise(random.branch(`noise/${walker.username}`)),
        phone: createPhone(walker),
        everyMs: readingEveryMs[walker.wire],
        clock,
      },
      signal,
    ),
  );
  const reports = options.reportEverySeconds > 0
    ? [fileReports({
        server,
        day: createPilotDay(district),
        everySeconds: options.reportEverySeconds,
        clock,
        random: random.branch('reports'),
        backoff: createBackoff(random.branch('backoff/reports')),
        watch,
        log,
      }, signal)]
    : [];
  await Promise.all([...gridders, ...reports]);
}

/** Doors of the walker's own territory, WGS-84. */
function doorsOf({ nodes }: PilotDistrict, { territoryPath }: PilotWalker) {
  return nodes.filter(({ level, path }) => level === 'entrance' && path.startsWith(`${territoryPath}/`)).map(({ center }) => center);
}

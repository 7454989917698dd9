import type { FilesArea } from '../files/index.ts';
import type { PeopleArea } from '../people/index.ts';
import { MissLimiter, repeatEvery, type AreaContext, type AreaRegistration } from '../platform/index.ts';
import { isPublication, type Territory } from '../territory/index.ts';
import type { CaseDesk } from './CaseDesk.ts';
import { CurrentCases } from './CurrentCases.ts';
import { commandRoutes } from './commandRoutes.ts';
import { reassignConfidential } from './commands/reassignConfidential.ts';
import { setUpPilotHistory } from './pilotHistory.ts';
import { rewritePaths } from './rewritePaths.ts';
import { residentRoutes } from './residentRoutes.ts';
import { staffRoutes } from './staffRoutes.ts';
import { caseTopics, type CaseTopics } from './topics/caseTopics.ts';
import { wallRoutes } from './wallRoutes.ts';

export { accountsOnTask } from './queries.ts';

/** The area and what others use of it. */
export interface CasesArea {
  readonly registration: AreaRegistration & { readonly topics: CaseTopics };
}

/** How often one network may look for tracking numbers that do not exist. */
const trackingLimits = {
  /** Somebody who copies a number from paper mistypes it a few times; a building's worth of such people does not come together. */
  misses: { burst: 20, perMinute: 10 },
  /**
   * 20 a second: a number is 60 random bits, so who guesses from one address for ten years without a pause, among a million
   * numbers, meets one with a chance of 1 in 180. A building that opens its cases all together stays far below it.
   */
  lookUps: { burst: 600, perMinute: 1_200 },
};

/** A family in danger is not kept waiting for longer by a post that has ended. */
const reassignEveryMs = 60_000;

/** Cases: reported, handed over, accepted, resolved, confirmed. */
export function registerCases(
  context: AreaContext,
  territory: Territory,
  files: Pick<FilesArea, 'readPhoto'>,
  people: Pick<PeopleArea, 'postsOf'>,
): CasesArea {
  const desk: CaseDesk = {
    context,
    territory,
    files,
    current: new CurrentCases(context.database),
    trackingLimit: new MissLimiter(context, trackingLimits),
  };
  let stopObserving: (() => void) | undefined;
  territory.onDivision(rewritePaths);
  return {
    registration: {
      name: 'cases',
      routes: [residentRoutes(desk), staffRoutes(desk), wallRoutes(desk), ...commandRoutes(desk)],
      dueHandlers: [repeatEvery('cases.reassignConfidential', reassignEveryMs, async (tx, { at }) => void (await reassignConfidential(tx, await territory.hold(tx), at)))],
      topics: caseTopics(desk, people.postsOf),
      async start() {
        stopObserving = context.events.observe((events) => events.some(isPublication) && desk.current.forget());
        if (context.config.mode === 'demo') await setUpPilotHistory(context, territory);
      },
      stop: async () => stopObserving?.(),
    },
  };
}

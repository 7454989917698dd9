import type { FilesArea } from '../files/index.ts';
import { MissLimiter, type AreaContext, type AreaRegistration } from '../platform/index.ts';
import type { Territory } from '../territory/index.ts';
import type { CaseDesk } from './CaseDesk.ts';
import { commandRoutes } from './commandRoutes.ts';
import { setUpPilotHistory } from './pilotHistory.ts';
import { RecentCases, type CommittedCases } from './RecentCases.ts';
import { rewritePaths } from './rewritePaths.ts';
import { residentRoutes } from './residentRoutes.ts';
import { staffRoutes } from './staffRoutes.ts';
import { wallRoutes } from './wallRoutes.ts';

export { isHolder } from './CaseDesk.ts';
export { subjectOf } from './caseRow.ts';
export { readCaseEvent, type CaseEvent } from './events.ts';
export { presentResidentCase } from './present/presentResidentCase.ts';
export { presentStaffCase } from './present/presentStaffCase.ts';
export { presentWallCase } from './present/presentWallCase.ts';
export type { CommittedCases } from './RecentCases.ts';
export { accountsOnTask, findTrackedCase, loadCases, type LoadedCase } from './queries.ts';

/** The area and what others use of it. */
export interface CasesArea {
  readonly registration: AreaRegistration;
  /** Cases that this process has just changed. */
  readonly recent: CommittedCases;
  /** Counts look-ups by tracking number that find nothing; every door that takes one shares it. */
  readonly trackingLimit: MissLimiter;
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

/** Cases: reported, handed over, accepted, resolved, confirmed. */
export function registerCases(
  context: AreaContext,
  territory: Territory,
  files: Pick<FilesArea, 'readPhoto'>,
): CasesArea {
  const recent = new RecentCases();
  const trackingLimit = new MissLimiter(context, trackingLimits);
  territory.onDivision(rewritePaths);
  const desk: CaseDesk = { context, territory, files, recent, trackingLimit };
  return {
    recent,
    trackingLimit,
    registration: {
      name: 'cases',
      routes: [residentRoutes(desk), staffRoutes(desk), wallRoutes(desk), ...commandRoutes(desk)],
      async start() {
        if (context.config.mode === 'demo') await setUpPilotHistory(context, territory);
      },
    },
  };
}

import type { FilesArea } from '../files/index.ts';
import type { AreaContext, AreaRegistration } from '../platform/index.ts';
import type { Territory } from '../territory/index.ts';
import type { CaseDesk } from './CaseDesk.ts';
import { setUpPilotHistory } from './pilotHistory.ts';
import { RecentCases, type CommittedCases } from './RecentCases.ts';
import { residentRoutes } from './residentRoutes.ts';
import { staffRoutes } from './staffRoutes.ts';
import { wallRoutes } from './wallRoutes.ts';

export { mayReadCase, maySeeOnWall, type CaseInQuestion } from './caseRights.ts';
export { readCaseEvent, type CaseEvent } from './events.ts';
export { presentResidentCase } from './present/presentResidentCase.ts';
export { isHeldBy, presentStaffCase } from './present/presentStaffCase.ts';
export { presentWallCase } from './present/presentWallCase.ts';
export type { CommittedCases } from './RecentCases.ts';
export { accountsOnTask, loadCases, loadTrackedCase, type LoadedCase } from './queries.ts';

/** The area and what others use of it. */
export interface CasesArea {
  readonly registration: AreaRegistration;
  /** Cases that this process has just changed. */
  readonly recent: CommittedCases;
}

/** Cases: reported, handed over, accepted, resolved, confirmed. */
export function registerCases(
  context: AreaContext,
  territory: Territory,
  files: Pick<FilesArea, 'readPhoto'>,
): CasesArea {
  const recent = new RecentCases();
  const desk: CaseDesk = { context, territory, files, recent };
  const api = residentRoutes(desk);
  api.route('/', staffRoutes(desk));
  api.route('/', wallRoutes(desk));
  return {
    recent,
    registration: {
      name: 'cases',
      api,
      async start() {
        if (context.config.mode === 'demo') await setUpPilotHistory(context, territory);
      },
    },
  };
}

import type { FilesArea } from '../files/index.ts';
import type { AreaContext, AreaRegistration } from '../platform/index.ts';
import type { Territory } from '../territory/index.ts';
import type { CaseDesk } from './CaseDesk.ts';
import { setUpPilotHistory } from './pilotHistory.ts';
import { residentRoutes } from './residentRoutes.ts';
import { staffRoutes } from './staffRoutes.ts';
import { wallRoutes } from './wallRoutes.ts';

export { mayReadCase, maySeeOnWall, type CaseInQuestion } from './caseRights.ts';
export { readCaseEvent, type CaseEvent } from './events.ts';
export { presentResidentCase } from './present/presentResidentCase.ts';
export { isHeldBy, presentStaffCase } from './present/presentStaffCase.ts';
export { presentWallCase } from './present/presentWallCase.ts';
export { accountsOnTask, loadCases, loadTrackedCase, type LoadedCase } from './queries.ts';

/** Cases: reported, handed over, accepted, resolved, confirmed. */
export function registerCases(
  context: AreaContext,
  territory: Territory,
  files: Pick<FilesArea, 'readPhoto'>,
): AreaRegistration {
  const desk: CaseDesk = { context, territory, files };
  const api = residentRoutes(desk);
  api.route('/', staffRoutes(desk));
  api.route('/', wallRoutes(desk));
  return {
    name: 'cases',
    api,
    async start() {
      if (context.config.mode === 'demo') await setUpPilotHistory(context, territory);
    },
  };
}

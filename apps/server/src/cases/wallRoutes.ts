import { FinemeshError, routes } from '@finemesh/contract';
import { currentSequence, mountRoutes, type MountedRoutes } from '../platform/index.ts';
import { requireActor, requireCase, type CaseDesk } from './CaseDesk.ts';
import { presentWallCase, presentWallCaseDetail } from './present/presentWallCase.ts';
import { casesOnWall } from './queries.ts';
import { wallOverviewFor } from './wallOverview.ts';

/** What the wall shows. Nothing here has a name, a phone or a flat in it, and confidential cases are not there. */
export function wallRoutes(desk: CaseDesk): MountedRoutes {
  const { context, territory } = desk;
  const { database } = context;
  return mountRoutes(routes.wall, {
    async listWallCases(_, c) {
      const actor = await requireActor(c, desk, 'case.readOnWall');
      return database.snapshot(async (reader) => {
        const { cases, leftOut } = await casesOnWall(reader, actor);
        return { cases: cases.map((loaded) => presentWallCase(loaded, territory.index())), leftOut, cursor: await currentSequence(reader) };
      });
    },

    async getWallCase({ params: { id } }, c) {
      const actor = await requireActor(c, desk, 'case.readOnWall');
      const loaded = await requireCase(database.db, actor, id, 'case.readOnWall');
      return { case: presentWallCaseDetail(loaded, territory.index()) };
    },

    async getWallOverview(_, c) {
      const actor = await requireActor(c, desk, 'case.readOnWall');
      const overview = await wallOverviewFor(database.db, territory.index(), actor);
      if (overview === undefined) throw new FinemeshError('notAllowed');
      return overview;
    },
  });
}

import { FinemeshError, routes } from '@finemesh/contract';
import { can } from '@finemesh/domain';
import { currentSequence, mountRoutes, type MountedRoutes } from '../platform/index.ts';
import { candidatesFor } from './candidates.ts';
import { photoHeaders, requireActor, requireCase, staffCaseFor, type CaseDesk } from './CaseDesk.ts';
import { subjectOf } from './caseRow.ts';
import { casesReadBy, hasPhoto } from './queries.ts';

/** What the team of a territory reads of its cases. */
export function staffRoutes(desk: CaseDesk): MountedRoutes {
  const { context, territory, files } = desk;
  const { database } = context;
  return mountRoutes(routes.cases, {
    async listCases({ query: { state } }, c) {
      const actor = await requireActor(c, desk, 'case.read');
      c.header('Cache-Control', 'no-store');
      return database.snapshot(async (reader) => {
        const { cases, leftOut } = await casesReadBy(reader, actor, state);
        return { cases: cases.map((loaded) => staffCaseFor(desk, actor, loaded)), leftOut, cursor: await currentSequence(reader) };
      });
    },

    async getCase({ params: { id } }, c) {
      const actor = await requireActor(c, desk, 'case.read');
      const loaded = await requireCase(database.db, actor, id);
      c.header('Cache-Control', 'no-store');
      return { case: staffCaseFor(desk, actor, loaded) };
    },

    async listCandidates({ params: { id } }, c) {
      const actor = await requireActor(c, desk, 'case.handOver');
      const candidates = await database.snapshot(async (reader) => {
        const { row } = await requireCase(reader, actor, id);
        if (!can(actor, 'case.handOver', subjectOf(row))) throw new FinemeshError('notAllowed');
        return candidatesFor(reader, territory.index(), row, actor.at);
      });
      return { candidates };
    },

    async getCasePhoto({ params: { id, photoId }, query: { size } }, c) {
      const actor = await requireActor(c, desk, 'case.read');
      const { row } = await requireCase(database.db, actor, id);
      const photo = (await hasPhoto(database.db, row.id, photoId)) ? await files.readPhoto(photoId, size) : null;
      if (photo === null) throw new FinemeshError('notFound', { detail: 'no such photo' });
      return c.body(photo, 200, photoHeaders);
    },
  });
}

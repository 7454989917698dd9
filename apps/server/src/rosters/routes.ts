import { FinemeshError, routes } from '@finemesh/contract';
import { actorOf, can } from '@finemesh/domain';
import { isKnownEtag, mountRoutes, requireCaller, type AreaContext, type MountedRoutes } from '../platform/index.ts';
import { openRoster } from './admission/openRoster.ts';
import type { RosterPorts } from './RosterPorts.ts';
import { rostersOpenTo } from './admission/rostersOpenTo.ts';
import type { OpenDocuments } from './documents/OpenDocuments.ts';
import { signRosterTicket } from './admission/rosterTicket.ts';
import { readBuildingSection, sectionTag } from './wall/readBuildingSection.ts';

/** Which rosters there are for the caller, and the way into one. */
export function rosterRoutes(
  { database, tickets, clock }: Pick<AreaContext, 'database' | 'tickets' | 'clock'>,
  ports: RosterPorts,
  documents: OpenDocuments,
): MountedRoutes {
  return mountRoutes(routes.rosters, {
    async listRosters(_, c) {
      const { posts } = await requireCaller(c);
      return { rosters: rostersOpenTo(posts, ports.territory(), clock.now()) };
    },

    async openRoster({ params: { buildingCode }, body: { purpose } }, c) {
      const caller = await requireCaller(c);
      const node = ports.territory().find(buildingCode);
      if (node?.level !== 'building') throw new FinemeshError('notFound', { detail: 'no such building' });
      const displayName = await ports.displayNameOf(caller.accountId);
      if (displayName === undefined) throw new FinemeshError('notSignedIn');
      const building = node.code;
      const opened = await database.transaction((tx) =>
        openRoster(tx, { caller, building, path: node.path, purpose, at: clock.now() }),
      );
      const facets = opened.map(({ facet, clientId, writableColumns }) => {
        documents.recordLease({ building, facet }, clientId, caller.accountId);
        const holder = { accountId: caller.accountId, device: caller.sessionId, clientId };
        return { facet, clientId, writableColumns, ticket: signRosterTicket(tickets, { building, facet }, holder) };
      });
      const reader = { accountId: caller.accountId, displayName, role: opened[0].post.role };
      return { building: { code: building, name: node.name }, reader, facets };
    },

    async getBuildingSection({ params: { buildingCode } }, c) {
      const caller = await requireCaller(c);
      const node = ports.territory().find(buildingCode);
      if (node?.level !== 'building') throw new FinemeshError('notFound', { detail: 'no such building' });
      if (!can(actorOf(caller, clock.now()), 'roster.watch', node)) throw new FinemeshError('notAllowed');
      const section = await readBuildingSection({ reader: database.db, documents, ports }, node);
      const tag = sectionTag(section);
      c.header('ETag', tag);
      c.header('Cache-Control', 'private, no-cache');
      return isKnownEtag(c.req.header('If-None-Match'), tag) ? c.body(null, 304) : section;
    },
  });
}

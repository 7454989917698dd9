import {
  FinemeshError,
  openRosterSchema,
  rosterListSchema,
  rosterTicketsSchema,
  territoryCodeSchema,
} from '@finemesh/contract';
import { createRoute, z } from '@hono/zod-openapi';
import { createApi, problemResponses, requireCaller, type Api, type AreaContext } from '../platform/index.ts';
import { openRoster } from './admission/openRoster.ts';
import type { RosterPorts } from './RosterPorts.ts';
import { rostersOpenTo } from './admission/rostersOpenTo.ts';
import type { OpenDocuments } from './documents/OpenDocuments.ts';
import { signRosterTicket } from './admission/rosterTicket.ts';

/** Which rosters there are for the caller, and the way into one. */
export function rosterRoutes(
  { database, tickets, clock }: Pick<AreaContext, 'database' | 'tickets' | 'clock'>,
  ports: RosterPorts,
  documents: OpenDocuments,
): Api {
  const api = createApi();

  api.openapi(listRosters, async (c) => {
    const { posts } = await requireCaller(c);
    return c.json({ rosters: rostersOpenTo(posts, ports.territory(), clock.now()) }, 200);
  });

  api.openapi(issueTickets, async (c) => {
    const caller = await requireCaller(c);
    const { buildingCode } = c.req.valid('param');
    const { purpose } = c.req.valid('json');
    const node = ports.territory().find(buildingCode);
    if (node?.level !== 'building') throw new FinemeshError('notFound', { detail: 'no such building' });
    const displayName = await ports.displayNameOf(caller.accountId);
    if (displayName === undefined) throw new FinemeshError('notSignedIn');
    const building = node.code;
    const opened = await database.transaction((tx) =>
      openRoster(tx, { caller, building, path: node.path, purpose, at: clock.now() }),
    );
    const facets = opened.map(({ facet, clientId, writableColumns }) => {
      documents.learnOwner({ building, facet }, clientId, caller.accountId);
      const holder = { accountId: caller.accountId, device: caller.sessionId, clientId };
      return { facet, clientId, writableColumns, ticket: signRosterTicket(tickets, { building, facet }, holder) };
    });
    const reader = { accountId: caller.accountId, displayName, role: opened[0].post.role };
    return c.json({ building: { code: building, name: node.name }, reader, facets }, 200);
  });

  return api;
}

const listRosters = createRoute({
  method: 'get',
  path: '/rosters',
  tags: ['rosters'],
  summary: 'Buildings whose roster the caller may open',
  responses: {
    200: { description: 'Buildings by code', content: { 'application/json': { schema: rosterListSchema } } },
    ...problemResponses('notSignedIn'),
  },
});

const issueTickets = createRoute({
  method: 'post',
  path: '/rosters/{buildingCode}/tickets',
  tags: ['rosters'],
  summary: 'A ticket and a client id for each document of a roster that the caller may read',
  description: 'Opening a contact, care or legal document is written into the access log with its purpose.',
  request: {
    params: z.object({ buildingCode: territoryCodeSchema }),
    body: { content: { 'application/json': { schema: openRosterSchema } }, required: true },
  },
  responses: {
    200: { description: 'One entry a document', content: { 'application/json': { schema: rosterTicketsSchema } } },
    ...problemResponses('invalidInput', 'notSignedIn', 'notAllowed', 'notFound'),
  },
});

import type { AreaContext, AreaRegistration } from '../platform/index.ts';
import { findAccount, type PeopleArea } from '../people/index.ts';
import { householdsOfBuilding, type Territory } from '../territory/index.ts';
import { createDemoValues } from './documents/demoValues.ts';
import type { RosterPorts } from './RosterPorts.ts';
import { parseRosterPath } from './documents/RosterAddress.ts';
import { OpenDocuments } from './documents/OpenDocuments.ts';
import { RosterSockets } from './sockets/RosterSockets.ts';
import { rosterRoutes } from './routes.ts';

/** A document without clients stays open so long, milliseconds: a phone that changes networks finds it warm. */
const lingerMs = 30_000;

/** Rosters: the documents that neighbours edit together, each update checked before it is applied. */
export function registerRosters(context: AreaContext, people: PeopleArea, territory: Territory): AreaRegistration {
  return registerRostersWith(context, {
    postsOf: people.postsOf,
    onPostsChanged: people.onPostsChanged,
    displayNameOf: async (accountId) => (await findAccount(context.database.db, accountId))?.displayName,
    territory: territory.index,
    onDivided: territory.onDivided,
    householdsOf: (building) => householdsOfBuilding(context.database.db, building),
    firstValues: context.config.mode === 'demo' ? createDemoValues(context.clock) : () => [],
  });
}

/** The same with ports of the caller's choice, for tests. */
export function registerRostersWith(context: AreaContext, ports: RosterPorts): AreaRegistration {
  const { database, clock, logger, tickets, metrics } = context;
  const documents = new OpenDocuments({ database, clock, logger, ports, lingerMs });
  const sockets = new RosterSockets({ documents, ports, tickets, clock, logger, metrics });
  return {
    name: 'rosters',
    routes: [rosterRoutes(context, ports, documents)],
    upgrades: [
      {
        matches: (pathname) => parseRosterPath(pathname) !== undefined,
        handle: (request, socket, head, url) => sockets.upgrade(request, socket, head, url),
      },
    ],
    start: async () => sockets.start(),
    drain: async () => sockets.drain(),
    stop: async () => {
      sockets.stop();
      await documents.close();
    },
  };
}

import type { AreaContext, AreaRegistration } from '../platform/index.ts';
import { findAccount, type PeopleArea } from '../people/index.ts';
import { householdsOfBuilding, type Territory } from '../territory/index.ts';
import { createDemoValues } from './demoValues.ts';
import type { RosterNeighbours } from './neighbours.ts';
import { RosterRegistry } from './RosterRegistry.ts';
import { isRosterPath, RosterSockets } from './RosterSockets.ts';
import { rosterRoutes } from './routes.ts';

/** A document without clients stays open so long, milliseconds: a phone that changes networks finds it warm. */
const lingerMs = 30_000;

/** Rosters: the documents that neighbours edit together, each update checked before it is applied. */
export function registerRosters(context: AreaContext, people: PeopleArea, territory: Territory): AreaRegistration {
  return registerRostersBeside(context, {
    postsOf: people.postsOf,
    onPostsChanged: people.onPostsChanged,
    displayNameOf: async (accountId) => (await findAccount(context.database.db, accountId))?.displayName,
    territory: territory.index,
    householdsOf: (building) => householdsOfBuilding(context.database.db, building),
    firstValues: context.config.mode === 'demo' ? createDemoValues(context.clock) : () => [],
  });
}

/** The same with neighbours of the caller's choice, for tests. */
export function registerRostersBeside(context: AreaContext, neighbours: RosterNeighbours): AreaRegistration {
  const { database, clock, logger, tickets, metrics } = context;
  const registry = new RosterRegistry({ database, clock, logger, neighbours, lingerMs });
  const sockets = new RosterSockets({ registry, neighbours, tickets, clock, logger, metrics });
  return {
    name: 'rosters',
    api: rosterRoutes(context, neighbours, registry),
    upgrades: [{ matches: isRosterPath, handle: (request, socket, head, url) => sockets.upgrade(request, socket, head, url) }],
    start: async () => sockets.start(),
    drain: async () => sockets.drain(),
    stop: async () => {
      sockets.stop();
      await registry.close();
    },
  };
}

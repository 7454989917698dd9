import type { AreaContext, AreaRegistration } from '../platform/index.ts';
import { lockSetup, setUpTerritory } from './commands/setUpTerritory.ts';
import { isPublication } from './events.ts';
import { pilotDistrict } from './pilotDistrict.ts';
import { pilotSetup } from './pilotSetup.ts';
import { isTerritoryEmpty } from './queries.ts';
import { territoryRoutes } from './routes.ts';
import { createTerritory, type Territory } from './Territory.ts';

export type { DivisionChange, DivisionHook } from './DivisionHook.ts';
export { isPublication } from './events.ts';
export type { Territory } from './Territory.ts';
export { TerritoryPast } from './TerritoryPast.ts';
export { TerritoryIndex, type Location, type PlacedNode } from './TerritoryIndex.ts';
export { pilotDistrict } from './pilotDistrict.ts';
export { lockSetup } from './commands/setUpTerritory.ts';
export { householdsOfBuilding, type Household } from './queries.ts';

/** The area and what others use of it. */
export interface TerritoryArea extends Territory {
  readonly registration: AreaRegistration;
}

/** Where everything is: nodes, boundaries, flats and the base map. In demo mode an empty database gets the pilot district. */
export function registerTerritory(context: AreaContext): TerritoryArea {
  const territory = createTerritory(context);
  return {
    ...territory,
    registration: {
      name: 'territory',
      routes: [territoryRoutes(context, territory)],
      onReaderChange: (listener) =>
        context.events.observe((events) => {
          const publication = events.findLast(isPublication);
          if (publication !== undefined) listener({ kind: 'places', sequence: publication.sequence });
        }),
      replayFloor: () => territory.lastPublication(),
      async start() {
        if (context.config.mode === 'demo') await setUpPilot(context);
        await territory.start();
      },
      stop: async () => territory.stop(),
    },
  };
}

async function setUpPilot({ database, clock }: AreaContext): Promise<void> {
  if (!(await isTerritoryEmpty(database.db))) return;
  const setup = pilotSetup(pilotDistrict());
  await database.transaction(async (tx) => {
    await lockSetup(tx);
    if (await isTerritoryEmpty(tx)) await setUpTerritory(tx, setup, clock.now());
  });
}

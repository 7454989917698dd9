import { FinemeshError, routes } from '@finemesh/contract';
import { mountRoutes, requireCaller, runOnce, type AreaContext, type MountedRoutes } from '../platform/index.ts';
import { publishDivision } from './commands/publishDivision.ts';
import { chooseEncoding } from './MapDocument.ts';
import { presentDivision } from './present.ts';
import { listDivisions } from './queries.ts';
import type { RunningTerritory } from './Territory.ts';

/** The territory is public (class P0): residents choose their building from it before anybody knows them. */
export function territoryRoutes({ database, clock }: Pick<AreaContext, 'database' | 'clock'>, territory: RunningTerritory): MountedRoutes {
  return mountRoutes(routes.territory, {
    listTerritoryNodes({ query: { within, level } }) {
      const index = territory.index();
      const root = within === undefined ? index.district : index.find(within);
      if (root === undefined && within !== undefined) throw new FinemeshError('notFound', { detail: 'no such node' });
      return { nodes: root === undefined ? [] : index.within(root.path, level) };
    },

    locatePlace({ query: { lng, lat } }) {
      const found = territory.index().locate([lng, lat]);
      return { node: found?.node ?? null, microGrid: found?.microGrid ?? null };
    },

    getTerritoryMap(_, c) {
      const map = territory.map();
      if (map === null) throw new FinemeshError('notFound', { detail: 'no territory is set up yet' });
      // The address stays the same over versions, so a browser asks each time and is answered without a body.
      const headers = { ETag: map.etag, 'Cache-Control': 'public, no-cache', Vary: 'Accept-Encoding' };
      if (c.req.header('If-None-Match')?.includes(map.etag)) return c.body(null, 304, headers);
      const encoding = chooseEncoding(c.req.header('Accept-Encoding'));
      return c.body(map.bodies[encoding], 200, {
        ...headers,
        'Content-Type': 'application/json',
        ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
      });
    },

    async listDivisions() {
      return { divisions: (await listDivisions(database.db)).map(presentDivision) };
    },

    async publishDivision({ body: input, key }, c) {
      const caller = await requireCaller(c);
      return runOnce(c, key, database, async (tx) =>
        presentDivision(await publishDivision(tx, { caller, input, at: clock.now(), hooks: territory.hooks })),
      );
    },
  });
}

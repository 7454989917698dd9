import { residentCommandRoutes, staffCommandRoutes } from './caseCommands.ts';
import { caseRoutes } from './cases.ts';
import { demoRoutes } from './demo.ts';
import { operationsRoutes } from './operations.ts';
import { osmAndRoutes } from './osmAnd.ts';
import type { paths } from './paths.ts';
import { photoRoutes } from './photos.ts';
import { platformRoutes } from './platform.ts';
import { postRoutes } from './posts.ts';
import { rosterRoutes } from './rosters.ts';
import type { Route } from './Route.ts';
import { sessionRoutes } from './session.ts';
import { sharingRoutes } from './sharing.ts';
import { socketRoutes } from './sockets.ts';
import { territoryRoutes } from './territory.ts';
import type { Tag } from './tags.ts';
import { ticketRoutes } from './tickets.ts';
import { trackingRoutes } from './tracking.ts';
import { wallRoutes } from './wall.ts';

/** Every route of the product, by the groups of `paths`: the server mounts them, clients call them, the document prints them. */
export const routes = {
  platform: platformRoutes,
  operations: operationsRoutes,
  territory: territoryRoutes,
  session: sessionRoutes,
  posts: postRoutes,
  demo: demoRoutes,
  photos: photoRoutes,
  tracking: trackingRoutes,
  cases: caseRoutes,
  staffCommands: staffCommandRoutes,
  residentCommands: residentCommandRoutes,
  wall: wallRoutes,
  tickets: ticketRoutes,
  sharing: sharingRoutes,
  osmAnd: osmAndRoutes,
  rosters: rosterRoutes,
  sockets: socketRoutes,
} satisfies { [Group in keyof typeof paths]: { [Id in keyof (typeof paths)[Group]]: Route & { tag: Tag } } };

/** All of them in one list. */
export const everyRoute: readonly Route[] = Object.values(routes).flatMap((group): Route[] => Object.values(group));

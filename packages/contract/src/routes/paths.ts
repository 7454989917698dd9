import { livePath, osmAndPath, positionSocketPath, rosterSocketPath } from '../endpoints.ts';
import { commandPaths } from './commandPaths.ts';

/** How an operation is called. A front end needs no more of a route at run time, so no schema stands in this file. */
export interface RoutePath {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** From the root of the origin; `{name}` stands for one segment. */
  readonly path: `/${string}`;
  /** Whether the call carries an `Idempotency-Key` and has its effect once for it. */
  readonly idempotent: boolean;
}

/** The names in the braces of a path. */
export type PathParam<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | PathParam<Rest> : never;

/**
 * Every operation, by group and operation id. The file `<group>.ts` beside this one says what crosses the wire: a row here
 * without its schemas there does not compile.
 */
export const paths = {
  platform: {
    getClientConfig: get('/api/client-config'),
    getApiDescription: get('/api/openapi.json'),
  },
  operations: {
    getHealth: get('/healthz'),
    getReadiness: get('/readyz'),
    getMetrics: get('/metrics'),
  },
  territory: {
    listTerritoryNodes: get('/api/territory/nodes'),
    locatePlace: get('/api/territory/locate'),
    getTerritoryMap: get('/api/territory/map'),
    listDivisions: get('/api/territory/divisions'),
    publishDivision: command('/api/territory/divisions'),
  },
  session: {
    signIn: post('/api/session'),
    getSession: get('/api/session'),
    signOut: del('/api/session'),
  },
  posts: {
    listPosts: get('/api/posts'),
    appointPost: command('/api/posts'),
    endPost: command('/api/posts/{id}/end'),
  },
  demo: {
    listDemoAccounts: get('/api/demo/accounts'),
  },
  photos: {
    uploadPhoto: command('/api/photos'),
  },
  tracking: {
    reportCase: command('/api/cases'),
    getFollowedCase: get('/api/tracking/{trackingNumber}'),
    requestFollowTicket: post('/api/tracking/{trackingNumber}/ticket'),
    getFollowedPhoto: get('/api/tracking/{trackingNumber}/photos/{photoId}'),
  },
  cases: {
    listCases: get('/api/cases'),
    getCase: get('/api/cases/{id}'),
    getCasePhoto: get('/api/cases/{id}/photos/{photoId}'),
    listCandidates: get('/api/cases/{id}/candidates'),
  },
  staffCommands: commandPaths('staff', '/api/cases/{id}'),
  residentCommands: commandPaths('resident', '/api/tracking/{trackingNumber}'),
  wall: {
    listWallCases: get('/api/wall/cases'),
    getWallCase: get('/api/wall/cases/{id}'),
    getWallOverview: get('/api/wall/overview'),
  },
  tickets: {
    requestTicket: post('/api/tickets'),
  },
  sharing: {
    getSharing: get('/api/positions/sharing'),
    setSharing: put('/api/positions/sharing'),
    requestDevice: post('/api/positions/device'),
  },
  osmAnd: {
    sendOsmAndQuery: get(osmAndPath),
    sendOsmAndBody: post(osmAndPath),
  },
  rosters: {
    listRosters: get('/api/rosters'),
    openRoster: post('/api/rosters/{buildingCode}/tickets'),
    getBuildingSection: get('/api/wall/rosters/{buildingCode}'),
  },
  sockets: {
    openLiveFeed: get(`${livePath}/`),
    openPositionSocket: get(positionSocketPath),
    openRosterSocket: get(`${rosterSocketPath}/{buildingCode}/{facet}`),
  },
} as const satisfies Record<string, Record<string, RoutePath>>;

function get<const Path extends RoutePath['path']>(path: Path) {
  return { method: 'get', path, idempotent: false } as const;
}

function post<const Path extends RoutePath['path']>(path: Path) {
  return { method: 'post', path, idempotent: false } as const;
}

/** A POST with an `Idempotency-Key`. */
function command<const Path extends RoutePath['path']>(path: Path) {
  return { method: 'post', path, idempotent: true } as const;
}

function put<const Path extends RoutePath['path']>(path: Path) {
  return { method: 'put', path, idempotent: false } as const;
}

function del<const Path extends RoutePath['path']>(path: Path) {
  return { method: 'delete', path, idempotent: false } as const;
}

import { everyRoute, type Candidate, type FollowedCase, type OperationId, type Problem, type RouteOf } from '@finemesh/contract';
import { postRoles, roleCan, type Action, type PostRole } from '@finemesh/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, signInAs, TestClient, type TestServer } from './testing/index.ts';

/** Who may use a route: everybody, everybody who is signed in, or a post whose role may do the action. */
type Access = 'everybody' | 'signedIn' | Action;

interface Row {
  readonly access: Access;
  /** A path and a body that pass the schemas, so that what answers is the right and not the form. */
  readonly path?: string;
  readonly body?: unknown;
}

const someId = '7b1f2c0e-58b0-4a3c-9d6f-0d8e6b1f2a3c';
const building9 = '320105004004B009';

/** The routes of the API proper. What operators ask and other protocols have tests of their own. */
type ApiOperation = { [Id in OperationId]: RouteOf<Id>['path'] extends `/api/${string}` ? Id : never }[OperationId];

const rows: Record<ApiOperation, Row> = {
  getApiDescription: { access: 'everybody' },
  getClientConfig: { access: 'everybody' },
  listTerritoryNodes: { access: 'everybody' },
  locatePlace: { access: 'everybody', path: 'territory/locate?lng=118.7&lat=32' },
  getTerritoryMap: { access: 'everybody' },
  listDivisions: { access: 'everybody' },
  publishDivision: {
    access: 'territory.publish',
    body: { basedOn: 1, within: '320105', note: '', nodes: [], members: [], successors: [] },
  },
  listDemoAccounts: { access: 'everybody' },
  uploadPhoto: { access: 'everybody' },
  reportCase: { access: 'everybody', body: { categoryCode: 'FA01', placeCode: building9, words: '' } },
  getFollowedCase: { access: 'everybody', path: 'tracking/0000-0000-0000' },
  confirmCase: { access: 'everybody', path: 'tracking/0000-0000-0000/confirm', body: {} },
  reopenCase: { access: 'everybody', path: 'tracking/0000-0000-0000/reopen', body: { words: 'x' } },
  requestFollowTicket: { access: 'everybody', path: 'tracking/0000-0000-0000/ticket' },
  getFollowedPhoto: { access: 'everybody', path: `tracking/0000-0000-0000/photos/${someId}` },

  signIn: { access: 'everybody', body: { username: 'nobody', password: 'x' } },
  getSession: { access: 'signedIn' },
  signOut: { access: 'everybody' },

  listPosts: { access: 'posts.read', path: `posts?within=${building9}` },
  appointPost: { access: 'posts.manage', body: { accountId: someId, role: 'lawyer', territoryCode: building9 } },
  endPost: { access: 'posts.manage', path: `posts/${someId}/end`, body: {} },

  listCases: { access: 'case.read' },
  getCase: { access: 'case.read', path: 'cases/CASE' },
  listCandidates: { access: 'case.handOver', path: 'cases/CASE/candidates' },
  handOverCase: { access: 'case.handOver', path: 'cases/CASE/hand-over', body: { postId: someId } },
  acceptCase: { access: 'case.accept', path: 'cases/CASE/accept', body: {} },
  noteCase: { access: 'case.note', path: 'cases/CASE/note', body: { words: 'x' } },
  resolveCase: { access: 'case.resolve', path: 'cases/CASE/resolve', body: { words: 'x' } },
  getCasePhoto: { access: 'case.read', path: `cases/CASE/photos/${someId}` },

  listWallCases: { access: 'case.readOnWall' },
  getWallCase: { access: 'case.readOnWall', path: 'wall/cases/CASE' },
  getWallOverview: { access: 'case.readOnWall' },

  requestTicket: { access: 'live.follow', body: { purpose: 'live' } },

  getSharing: { access: 'signedIn' },
  setSharing: { access: 'position.share', body: { sharing: true } },
  requestDevice: { access: 'position.share', body: {} },

  listRosters: { access: 'signedIn' },
  openRoster: { access: 'roster.read', path: `rosters/${building9}/tickets`, body: { purpose: 'rosterUpkeep' } },
  getBuildingSection: { access: 'roster.watch', path: `wall/rosters/${building9}` },
};

/** The demo account of each role; their territories all contain building 9, but for the lawyer's and the cadre's. */
const accounts: Record<PostRole, string> = {
  microGridder: 'tian',
  fullTimeGridder: 'chen',
  gridLeader: 'wang',
  lawyer: 'lawyer',
  cadre: 'cadre',
  communityOfficer: 'officer',
  commander: 'command',
  administrator: 'admin',
};

describe('the rights of the routes', () => {
  let server: TestServer;
  let caseId: string;
  const clients = new Map<PostRole, TestClient>();

  beforeAll(async () => {
    server = await createTestServer();
    const report = { categoryCode: 'FA01', placeCode: building9, words: '' };
    caseId = (await new TestClient(server).post<FollowedCase>('cases', report)).body.case.id;
    for (const role of postRoles) clients.set(role, await signInAs(server, accounts[role]));
  }, 60_000);

  function call(client: TestClient, route: string, { path, body }: Row) {
    const declared = everyRoute.find(({ operationId }) => operationId === route)!;
    const target = (path ?? declared.path.replace('/api/', '')).replace('CASE', caseId);
    if (declared.method === 'post') return client.post<Problem>(target, body);
    const init = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
    return client.send<Problem>(declared.method.toUpperCase(), target, init);
  }

  it.each(Object.entries(rows).filter(([, { access }]) => access !== 'everybody'))('%s wants a session', async (route, row) => {
    const { status, body } = await call(new TestClient(server), route, row);
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'notSignedIn' });
  });

  it.each(Object.entries(rows).filter(([, { access }]) => access === 'everybody'))('%s wants none', async (route, row) => {
    const { status, body } = await call(new TestClient(server), route, row);
    if (status === 401) expect(body.code).toBe('wrongCredentials');
    else expect([200, 201, 204, 404, 415]).toContain(status);
  });

  const guarded = Object.entries(rows).flatMap(([route, row]) =>
    row.access === 'everybody' || row.access === 'signedIn' ? [] : [{ route, row, action: row.access }],
  );
  const lacking = guarded.flatMap(({ route, row, action }) =>
    postRoles.filter((role) => !roleCan(role, action)).map((role) => ({ route, row, role })),
  );
  it.each(lacking)('$route refuses $role', async ({ route, row, role }) => {
    const { status, body } = await call(clients.get(role)!, route, row);
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'notAllowed' });
  });

  /** What only the holder of a case may do is refused to all others of the right role; `mainJob.test.ts` shows the holder. */
  const holdersOnly = new Set(['acceptCase', 'resolveCase']);
  const elsewhere = new Set<PostRole>(['lawyer', 'cadre']);
  const allowed = guarded
    .filter(({ route }) => !holdersOnly.has(route))
    .flatMap(({ route, row, action }) => postRoles.filter((role) => roleCan(role, action) && !elsewhere.has(role)).map((role) => ({ route, row, role })));
  it.each(allowed)('$route admits $role', async ({ route, row, role }) => {
    // A full-time gridder hands on only what it holds.
    if (role === 'fullTimeGridder' && row.access === 'case.handOver') await dispatchTo('fullTimeGridder');
    const { status } = await call(clients.get(role)!, route, row);
    expect([200, 201, 404, 422]).toContain(status);
  });

  async function dispatchTo(role: PostRole): Promise<void> {
    const wall = clients.get('commander')!;
    const { body } = await wall.get<{ candidates: Candidate[] }>(`cases/${caseId}/candidates`);
    await wall.post(`cases/${caseId}/hand-over`, { postId: body.candidates.find((one) => one.role === role)?.postId });
  }
});

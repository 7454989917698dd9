import { everyRoute, type FollowedCase, type RosterTickets } from '@finemesh/contract';
import { writeCell } from '@finemesh/roster';
import { until } from '@finemesh/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { joinWith } from './rosters/testing/createRosterServer.ts';
import { createTestServer, signInAs, TestClient, type TestServer } from './testing/index.ts';

const building = '320105004004B009';
/** Written into a roster before anything is asked; whatever the wall gets must not have it. */
const promise = 'CANARY-PROMISE-7f3a';
/** Flats of a building, as their codes and labels stand in a roster: `…E1-302`, `"flat":"302"`. */
const flats = /E\d+-\d{3,4}|"flat"/;

describe('the bytes that the wall gets', () => {
  let server: TestServer;
  let wall: TestClient;
  let caseId: string;
  beforeAll(async () => {
    server = await createTestServer();
    wall = await signInAs(server, 'command');
    const keeper = await signInAs(server, 'tian');
    const { body } = await keeper.post<RosterTickets>(`rosters/${building}/tickets`, { purpose: 'visit' });
    const dwelling = body.facets.find(({ facet }) => facet === 'dwelling');
    if (dwelling === undefined) throw new Error('the micro-gridder may not open the roster');
    const joined = await joinWith(server.url, { code: building } as never, dwelling);
    writeCell(joined.doc, `${building}E1-302`, 'promise', promise);
    writeCell(joined.doc, `${building}E1-302`, 'visitOutcome', 'revisit');
    await until('the promise to be stored', () => joined.acknowledged() === 3);
    const report = { categoryCode: 'FA01', placeCode: building, words: '灯坏了' };
    caseId = (await new TestClient(server).post<FollowedCase>('cases', report)).body.case.id;
  }, 60_000);

  it('have no flat and no promise in them, whatever is asked over HTTP', async () => {
    const asked = everyRoute.filter(({ method, path }) => method === 'get' && path.startsWith('/api/') && !path.includes('openapi'));
    expect(asked.length).toBeGreaterThan(10);
    const params: Record<string, string> = { buildingCode: building, id: caseId };
    const got: string[] = [];
    for (const { path, operationId } of asked) {
      const target = path.replace('/api/', '').replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? caseId);
      const { status, body } = await wall.get<unknown>(`${target}?level=household`);
      if (status !== 200) continue;
      got.push(operationId);
      const bytes = JSON.stringify(body);
      expect(bytes.includes(promise), operationId).toBe(false);
      expect(flats.exec(bytes)?.[0], operationId).toBeUndefined();
    }
    expect(got).toContain('getBuildingSection');
    expect(got).toContain('listWallCases');
  });

  it('have none on the live feed either, and no document is opened for it', async () => {
    const feed = await wall.follow(['cases.wall']);
    const frames: string[] = [];
    feed.socket.onAny((...message: unknown[]) => frames.push(JSON.stringify(message)));
    await new TestClient(server).post('cases', { categoryCode: 'FA01', placeCode: building, words: '又坏了' });
    await until('a frame', () => frames.length > 0);
    expect(frames.join()).not.toContain(promise);
    expect(frames.join()).not.toMatch(flats);
    const { status, body } = await wall.post<{ code: string }>(`rosters/${building}/tickets`, { purpose: 'rosterUpkeep' });
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'notAllowed' });
  });
});

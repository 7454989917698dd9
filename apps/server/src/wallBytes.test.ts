import { everyRoute, type Candidate, type FollowedCase, type RosterTickets, type WallCaseDetail } from '@finemesh/contract';
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

  it('MK1 show no phone, flat or account, in the words of a case or of a step, in answers and after commands', async () => {
    const resident = new TestClient(server);
    const words = '找我138 12 34 56 78，二单元六零二室';
    const { body: reported } = await resident.post<FollowedCase>('cases', { categoryCode: 'FA01', placeCode: building, words });
    const { id } = reported.case;
    const { body: offered } = await wall.get<{ candidates: Candidate[] }>(`cases/${id}/candidates`);
    const handOver = { postId: offered.candidates.find(({ suggested }) => suggested)?.postId, words: '住户电话025 8451 2345' };
    const answers = [
      await wall.post(`cases/${id}/hand-over?presentation=wall`, handOver),
      await wall.post(`cases/${id}/note?presentation=wall`, { words: '住9-2-602，微信zhangsan88', audience: 'everyone' }),
      await wall.get<unknown>(`wall/cases/${id}`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const { words: shown, timeline } = (answers[2]?.body as { case: WallCaseDetail }).case;
    expect([shown, ...timeline.map((step) => step.words)]).toEqual(['找我▇▇', '找我▇▇', '住户电话▇▇', '住▇▇，▇▇']);
    expect(JSON.stringify(answers.map(({ body }) => body))).not.toMatch(/138 12|六零二|8451|9-2-602|zhangsan/);
    // Who works on it reads the words as they were written.
    expect((await resident.get<FollowedCase>(`tracking/${reported.case.trackingNumber}`)).body.case.words).toBe(words);
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

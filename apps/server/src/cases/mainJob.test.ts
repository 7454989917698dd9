import type { Candidate, FollowedCase, LocatedPlace, Problem, StaffCase, WallCase, WallCaseDetail } from '@finemesh/contract';
import { until } from '@finemesh/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, signInAs, TestClient, type DatabaseKind, type TestServer } from '../testing/index.ts';

/** Building 9 of Fanghua Garden, which `tian` looks after. */
const building9 = '320105004004B009';

describe.each<DatabaseKind>(['embedded', 'postgresql'])('the way of a case on %s', (database) => {
  let server: TestServer;
  let resident: TestClient;
  let wall: TestClient;
  let tian: TestClient;

  beforeAll(async () => {
    server = await createTestServer({ database });
    resident = new TestClient(server);
    wall = await signInAs(server, 'command');
    tian = await signInAs(server, 'tian');
  }, 60_000);

  async function report(fields: object = {}): Promise<FollowedCase> {
    const input = { categoryCode: 'FA01', placeCode: building9, words: '楼道灯坏了', ...fields };
    const { status, body } = await resident.post<FollowedCase>('cases', input);
    expect(status, JSON.stringify(body)).toBe(201);
    return body;
  }

  async function dispatch(caseId: string, role: string): Promise<{ status: number; postId: string }> {
    const { body } = await wall.get<{ candidates: Candidate[] }>(`cases/${caseId}/candidates`);
    const postId = body.candidates.find((candidate) => candidate.role === role)?.postId ?? 'none';
    const { status } = await wall.post(`cases/${caseId}/hand-over?presentation=wall`, { postId });
    return { status, postId };
  }

  it('goes from the report to the wall, to the micro-gridder and back to the resident, live at each step', async () => {
    const onWall = await wall.follow(['cases.wall']);
    const onPhone = await tian.follow(['cases.team']);

    const { case: reported, cursor } = await report({ words: '三楼灯坏了，找13812345678' });
    const { id, trackingNumber } = reported;
    const atHome = await resident.followCase(trackingNumber, cursor);
    await until('the report on wall and phone', () => onWall.typesOf(id).length === 1 && onPhone.typesOf(id).length === 1);

    const opened = await wall.get<{ case: WallCaseDetail }>(`wall/cases/${id}`);
    expect(opened.body.case.words).toBe('三楼灯坏了，找▇▇');
    expect(opened.body.case.place.building?.code).toBe(building9);

    expect(await dispatch(id, 'microGridder')).toMatchObject({ status: 200 });
    const mine = await tian.get<{ cases: StaffCase[] }>('cases');
    expect(mine.body.cases.find((one) => one.id === id)).toMatchObject({ holderIsMe: true, state: 'triaged' });

    expect((await tian.post(`cases/${id}/accept`, {})).status).toBe(200);
    expect((await tian.post(`cases/${id}/note`, { words: '明天去买灯' })).status).toBe(200);
    expect((await tian.post(`cases/${id}/resolve`, { words: '换好了' })).status).toBe(200);
    const confirmed = await resident.post<FollowedCase>(`tracking/${trackingNumber}/confirm`, { rating: 5 });
    expect(confirmed.body.case).toMatchObject({ state: 'confirmed', rating: 5, version: 6 });

    const reopened = await resident.post<FollowedCase>(`tracking/${trackingNumber}/reopen`, { words: '又坏了' });
    expect(reopened.body.case).toMatchObject({ state: 'reopened', holder: { role: 'microGridder' } });
    expect(reopened.body.case.timeline.map(({ publicName }) => publicName)).toContain('老田');

    const all = ['reported', 'handedOver', 'accepted', 'noted', 'resolved', 'confirmed', 'reopened'].map((change) => `case.${change}`);
    await until('all steps everywhere', () =>
      [onWall, onPhone, atHome].every((feed) => feed.typesOf(id).at(-1) === 'case.reopened'),
    );
    expect(onWall.typesOf(id)).toEqual(all);
    expect(onPhone.typesOf(id)).toEqual(all);
    // The resident's cursor was drawn in the transaction of the report, so the report itself comes too.
    expect(atHome.typesOf(id)).toEqual(all);
    expect(JSON.stringify(onWall.messages)).not.toMatch(/灯|老田|田师傅/);
  });

  it('makes one case of twenty parallel reports under one key', async () => {
    const before = await wall.get<{ cases: WallCase[] }>('wall/cases');
    const key = '7b1f2c0e-58b0-4a3c-9d6f-0d8e6b1f2a3c';
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        resident.post<FollowedCase>('cases', { categoryCode: 'CE01', placeCode: building9, words: '' }, key),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.case.trackingNumber)).size).toBe(1);
    const after = await wall.get<{ cases: WallCase[] }>('wall/cases');
    expect(after.body.cases).toHaveLength(before.body.cases.length + 1);

    const other = await resident.post('cases', { categoryCode: 'CE02', placeCode: building9, words: '' }, key);
    expect(other.body.code).toBe('idempotencyKeyReused');
  });

  it('numbers twenty parallel reports without a gap or a double', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => report()));
    const { body } = await wall.get<{ cases: WallCase[] }>('wall/cases');
    const ids = new Set(made.map((one) => one.case.id));
    const numbers = body.cases.filter(({ id }) => ids.has(id)).map(({ reference }) => Number(reference.slice(9)));
    expect(new Set(numbers).size).toBe(20);
    expect(Math.max(...numbers) - Math.min(...numbers)).toBe(19);
  });

  it('names the field that is wrong with a report', async () => {
    const post = (input: object) => resident.post<Problem>('cases', { words: '', ...input });
    const fieldOf = async (input: object) => (await post(input)).body.fields?.map(({ field, code }) => `${field} ${code}`);
    expect(await fieldOf({ categoryCode: 'ZZ99', placeCode: building9 })).toEqual(['categoryCode unknownCategory']);
    expect(await fieldOf({ categoryCode: 'FA01', point: [120.1, 30.2] })).toEqual(['point outsideDistrict']);
    expect(await fieldOf({ categoryCode: 'FA01', placeCode: '320105004004B999' })).toEqual(['placeCode unknownPlace']);
    expect(await fieldOf({ categoryCode: 'FA01' })).toEqual(['point custom']);
    expect(await fieldOf({ categoryCode: 'FA01', placeCode: building9, photoIds: ['7b1f2c0e-58b0-4a3c-9d6f-0d8e6b1f2a3c'] })).toEqual([
      'photoIds.0 unknownPhoto',
    ]);
    const long = await fieldOf({ categoryCode: 'FA01', placeCode: building9, words: 'x'.repeat(501) });
    expect(long).toEqual(['words too_big']);
    const number = '11010519491231002X';
    expect(await fieldOf({ categoryCode: 'FA01', placeCode: building9, words: `我是 ${number}` })).toEqual(['words identityNumber']);
  });

  it('finds the building that a resident points at', async () => {
    const node = await resident.get<{ nodes: { center: [number, number] }[] }>(`territory/nodes?within=${building9}`);
    const [lng, lat] = node.body.nodes[0]?.center ?? [0, 0];
    const located = await resident.get<LocatedPlace>(`territory/locate?lng=${lng}&lat=${lat}`);
    expect(located.body.node?.code).toBe(building9);
    const { case: reported } = await report({ placeCode: undefined, point: [lng, lat] });
    expect(reported.place).toMatchObject({ point: [lng, lat], building: { code: building9 } });
  });

  it('never hands a case back to who handed it on, and says so before it is tried', async () => {
    const { case: reported } = await report();
    const first = await dispatch(reported.id, 'fullTimeGridder');
    const chen = await signInAs(server, 'chen');
    expect((await chen.post(`cases/${reported.id}/accept`, {})).status).toBe(200);
    const { body } = await chen.get<{ candidates: Candidate[] }>(`cases/${reported.id}/candidates`);
    expect(body.candidates.find(({ postId }) => postId === first.postId)?.refusal).toBe('holdsIt');
    const luPost = body.candidates.find(({ role }) => role === 'microGridder')?.postId;
    expect((await chen.post(`cases/${reported.id}/hand-over`, { postId: luPost, note: '请看一下' })).status).toBe(200);

    const back = await wall.post<Problem>(`cases/${reported.id}/hand-over`, { postId: first.postId });
    expect(back).toMatchObject({ status: 409, body: { code: 'handedOnBefore' } });
    const candidates = await wall.get<{ candidates: Candidate[] }>(`cases/${reported.id}/candidates`);
    expect(candidates.body.candidates.find(({ postId }) => postId === first.postId)?.refusal).toBe('handedOnBefore');
  });

  it('answers who acts too late with the state in which the case is', async () => {
    const { case: reported } = await report();
    await dispatch(reported.id, 'microGridder');
    const answers = await Promise.all([1, 2, 3].map(() => tian.post<Problem>(`cases/${reported.id}/accept`, {})));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'stateConflict',
      fields: [{ field: 'state', code: 'inGrid' }],
    });
  });

  it('keeps a case from everybody but its holder, and from other territories', async () => {
    const { case: reported } = await report();
    await dispatch(reported.id, 'fullTimeGridder');
    expect((await tian.post<Problem>(`cases/${reported.id}/accept`, {})).body.code).toBe('notAllowed');
    const { body } = await resident.post<FollowedCase>('cases', { categoryCode: 'FA01', placeCode: '320105004004B001', words: '' });
    expect((await tian.get<Problem>(`cases/${body.case.id}`)).status).toBe(404);
    expect((await tian.get<{ cases: StaffCase[] }>('cases?state=all')).body.cases.some(({ id }) => id === body.case.id)).toBe(false);
  });

  it('CF1 CF6 does not let anybody but its assigned holder know of a confidential case', async () => {
    const officer = await signInAs(server, 'officer');
    const onPhone = await tian.follow(['cases.team']);
    const atDesk = await wall.follow(['cases.team']);
    const onWall = await wall.follow(['cases.wall']);
    const { case: hidden } = await report({ categoryCode: 'DM04', words: '隔壁打人' });
    const { case: plain } = await report();
    await until('the plain case after it', () => [onPhone, atDesk, onWall].every((feed) => feed.typesOf(plain.id).length === 1));

    for (const feed of [onPhone, atDesk, onWall]) expect(JSON.stringify(feed.messages)).not.toContain(hidden.id);
    for (const client of [tian, wall]) {
      for (const path of [`cases/${hidden.id}`, `cases/${hidden.id}/candidates`]) {
        expect([403, 404]).toContain((await client.get<Problem>(path)).status);
      }
      expect(JSON.stringify((await client.get('cases?state=all')).body)).not.toContain(hidden.id);
    }
    expect((await wall.get(`wall/cases/${hidden.id}`)).status).toBe(404);
    expect(JSON.stringify((await wall.get('wall/cases')).body)).not.toContain(hidden.id);
    // Of the community's officers one holds it, and the other two do not know of it either.
    const mine = (await officer.get<{ cases: StaffCase[] }>('cases')).body.cases.filter(({ id }) => id === hidden.id);
    expect(mine.every(({ holderIsMe }) => holderIsMe)).toBe(true);
    expect(hidden).toMatchObject({ state: 'triaged', holder: { role: 'communityOfficer' } });
  });
});

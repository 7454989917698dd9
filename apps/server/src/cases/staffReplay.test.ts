import { randomUUID } from 'node:crypto';
import type { Candidate, FollowedCase, Problem, StaffCase } from '@finemesh/contract';
import { expect, it } from 'vitest';
import { createTestServer, signInAs, TestClient } from '../testing/index.ts';

const confidentialCategory = 'CA03';

it('a repeated command is not answered to who may not read the case any more', { timeout: 60_000 }, async () => {
  const server = await createTestServer();
  const input = { categoryCode: confidentialCategory, buildingCode: '320105004004B009', words: '别告诉别人' };
  const { id } = (await new TestClient(server).post<FollowedCase>('cases', input)).body.case;
  const wall = await signInAs(server, 'command');
  const tian = await signInAs(server, 'tian');

  async function handTo(role: string): Promise<void> {
    const { body } = await wall.get<{ candidates: Candidate[] }>(`cases/${id}/candidates`);
    const postId = body.candidates.find((candidate) => candidate.role === role)?.postId;
    expect((await wall.post(`cases/${id}/hand-over`, { postId })).status).toBe(200);
  }

  await handTo('microGridder');
  const key = randomUUID();
  const accepted = await tian.post<{ case: StaffCase }>(`cases/${id}/accept`, {}, key);
  const repeated = await tian.post<{ case: StaffCase }>(`cases/${id}/accept`, {}, key);
  expect([accepted.status, repeated.status, repeated.headers.get('Idempotency-Replayed')]).toEqual([200, 200, 'true']);

  await handTo('communityOfficer');
  expect((await tian.get(`cases/${id}`)).status).toBe(403);
  const late = await tian.post<Problem>(`cases/${id}/accept`, {}, key);
  expect([late.status, late.body.code]).toEqual([403, 'notAllowed']);
  expect(JSON.stringify(late.body)).not.toContain('别告诉别人');
});

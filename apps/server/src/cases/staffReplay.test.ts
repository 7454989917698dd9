import { randomUUID } from 'node:crypto';
import type { Candidate, FollowedCase, Problem, StaffCase } from '@finemesh/contract';
import { expect, it } from 'vitest';
import { createTestServer, signInAs, TestClient } from '../testing/index.ts';

it('CF2 a repeated command is not answered to who has handed the case on', { timeout: 60_000 }, async () => {
  const server = await createTestServer();
  const input = { categoryCode: 'CA03', placeCode: '320105004004B009', words: '别告诉别人' };
  const { id } = (await new TestClient(server).post<FollowedCase>('cases', input)).body.case;
  const holder = await signInAs(server, await holderOf(id));

  const key = randomUUID();
  const accepted = await holder.post<{ case: StaffCase }>(`cases/${id}/accept`, {}, key);
  const repeated = await holder.post<{ case: StaffCase }>(`cases/${id}/accept`, {}, key);
  expect([accepted.status, repeated.status, repeated.headers.get('Idempotency-Replayed')]).toEqual([200, 200, 'true']);

  const { body } = await holder.get<{ candidates: Candidate[] }>(`cases/${id}/candidates`);
  const postId = body.candidates.find(({ refusal }) => refusal === null)?.postId;
  const handed = await holder.post(`cases/${id}/hand-over`, { postId });
  expect([handed.status, handed.body.code]).toEqual([200, undefined]);

  expect((await holder.get(`cases/${id}`)).status).toBe(404);
  const late = await holder.post<Problem>(`cases/${id}/accept`, {}, key);
  expect([late.status, late.body.code]).toEqual([404, 'notFound']);
  expect(JSON.stringify(late.body)).not.toContain('别告诉别人');

  /** Sign-in name of who holds the case. */
  async function holderOf(caseId: string): Promise<string> {
    const { rows } = await server.context.database.pool.query<{ username: string }>(
      'select username from account join post on post.account_id = account.id join "case" on "case".holder_post_id = post.id where "case".id = $1',
      [caseId],
    );
    return rows[0]?.username ?? '';
  }
});

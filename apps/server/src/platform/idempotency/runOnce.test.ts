import { randomUUID } from 'node:crypto';
import { defineRoutes, FinemeshError, idempotencyHeader, json } from '@finemesh/contract';
import type { AccountId } from '@finemesh/domain';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestServer, type DatabaseKind, type TestServer } from '../../testing/index.ts';
import type { AreaContext, AreaRegistration } from '../area.ts';
import { mountRoutes } from '../http/mountRoutes.ts';
import { runOnce } from './runOnce.ts';

const slipRoutes = defineRoutes(
  'slips',
  { fileSlip: { method: 'post', path: '/api/slips', idempotent: true } },
  {
    fileSlip: {
      summary: 'File a slip',
      security: 'optionalSession',
      body: z.object({ words: z.string() }),
      answer: json(z.object({ id: z.number() }), 'Its number', 201),
      errors: ['stateConflict'],
    },
  },
);

/** An area that files a slip for each command and numbers it. */
function slips(context: AreaContext): AreaRegistration[] {
  const mounted = mountRoutes(slipRoutes, {
    fileSlip: ({ body: { words }, key }, c) =>
      runOnce(c, key, context.database, async (tx) => {
        const { rows } = await tx.execute<{ id: number }>(sql`insert into slip (words) values (${words}) returning id`);
        if (words === 'refuse') throw new FinemeshError('stateConflict');
        return { id: rows[0]!.id };
      }),
  });
  const identify = async (headers: Headers) => {
    const accountId = headers.get('X-Test-Account');
    return accountId === null ? null : { accountId: accountId as AccountId, sessionId: 's', posts: [] };
  };
  return [{ name: 'slips', routes: [mounted], identify }];
}

describe.each<DatabaseKind>(['embedded', 'postgresql'])('a command with an idempotency key on %s', (database) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await createTestServer({ database, registerAreas: slips });
    await server.context.database.db.execute(sql`create table slip (id int generated always as identity, words text)`);
  });

  function post(key: string | null, words: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${server.url}/api/slips`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(key === null ? {} : { [idempotencyHeader]: key }), ...headers },
      body: JSON.stringify({ words }),
    });
  }

  async function slipsWith(words: string): Promise<number> {
    const { rows } = await server.context.database.db.execute(sql`select id from slip where words = ${words}`);
    return rows.length;
  }

  it('has one effect and one answer for fifty identical requests at once', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(key, 'fifty')));
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(bodies).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('Idempotency-Replayed') === 'true')).toHaveLength(49);
    expect(await slipsWith('fifty')).toBe(1);
  });

  it('has two effects under two keys', async () => {
    await post(randomUUID(), 'twice');
    await post(randomUUID(), 'twice');
    expect(await slipsWith('twice')).toBe(2);
  });

  it('is refused when the key was used for another request', async () => {
    const key = randomUUID();
    await post(key, 'first');
    const answer = await post(key, 'second');
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: 'idempotencyKeyReused' });
    expect(await slipsWith('second')).toBe(0);
  });

  it('leaves nothing behind when it is refused, so that the key can be tried again', async () => {
    const key = randomUUID();
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const answer = await post(key, 'refuse');
      expect(await answer.json()).toMatchObject({ code: 'stateConflict' });
    }
    expect(await slipsWith('refuse')).toBe(0);
  });

  it('gives nobody the answer of another account', async () => {
    const key = randomUUID();
    const one = await (await post(key, 'mine', { 'X-Test-Account': 'one' })).json();
    const other = await (await post(key, 'mine', { 'X-Test-Account': 'other' })).json();
    expect(other).not.toEqual(one);
  });

  it.each([null, '', 'not-a-uuid'])('is refused without a proper key: %s', async (key) => {
    const answer = await post(key, 'keyless');
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: 'invalidInput', fields: [{ field: idempotencyHeader }] });
  });
});

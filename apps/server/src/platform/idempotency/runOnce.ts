import { createHash } from 'node:crypto';
import { FinemeshError } from '@finemesh/contract';
import { and, eq, lt, sql } from 'drizzle-orm';
import type { Context } from 'hono';
import type { Database, Tx } from '../database/index.ts';
import type { ApiEnv } from '../http/ApiEnv.ts';
import { idempotencyTable } from './tables.ts';

/** A phone that has been offline longer has asked about its reports by other ways before it repeats them. */
const keptForHours = 24;

/**
 * Runs a command at most once for each Idempotency-Key: the command's rows and its answer are committed together, a
 * repeated request gets the first answer. Requests with the same key that arrive at the same moment wait for each
 * other at the unique index. A command that throws leaves nothing behind, so its key can be tried again.
 *
 * @param command acts through `tx` alone and returns the answer's body as JSON.
 * @param bodyDigest SHA-256 of the request's body, from whoever has read it already; default: it is read here.
 * @throws `idempotencyKeyReused` when the key came with another request.
 */
export async function runOnce<Answer extends object>(
  context: Context<ApiEnv>,
  key: string,
  database: Database,
  command: (tx: Tx) => Promise<Answer>,
  bodyDigest?: Uint8Array,
): Promise<Answer> {
  const requestHash = hashRequest(context, bodyDigest ?? digest(new Uint8Array(await context.req.arrayBuffer())));
  const caller = await context.var.caller();
  const scope = caller?.accountId ?? 'anonymous';

  const { answer, replayed } = await database.transaction(async (tx) => {
    // Waits here while another transaction works on the same key, and returns no row once that one has committed.
    const claimed = await tx
      .insert(idempotencyTable)
      .values({ scope, key, requestHash })
      .onConflictDoNothing()
      .returning({ key: idempotencyTable.key });
    const own = and(eq(idempotencyTable.scope, scope), eq(idempotencyTable.key, key));
    if (claimed.length === 0) {
      const [first] = await tx.select().from(idempotencyTable).where(own);
      if (first?.requestHash !== requestHash) throw new FinemeshError('idempotencyKeyReused');
      return { answer: first.answer as Answer, replayed: true };
    }
    const answer = await command(tx);
    await tx.update(idempotencyTable).set({ answer }).where(own);
    return { answer, replayed: false };
  });
  if (replayed) context.header('Idempotency-Replayed', 'true');
  return answer;
}

/** Forgets answers older than a day; returns how many. */
export async function forgetOldAnswers(tx: Tx): Promise<number> {
  const old = await tx
    .delete(idempotencyTable)
    .where(lt(idempotencyTable.at, sql`now() - make_interval(hours => ${keptForHours})`))
    .returning({ key: idempotencyTable.key });
  return old.length;
}

function hashRequest({ req }: Context<ApiEnv>, bodyDigest: Uint8Array): string {
  return createHash('sha256').update(`${req.method} ${req.path}\n`).update(bodyDigest).digest('hex');
}

function digest(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}

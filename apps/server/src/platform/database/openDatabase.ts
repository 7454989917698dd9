import { AsyncLocalStorage } from 'node:async_hooks';
import { FinemeshError } from '@finemesh/contract';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Database, Durability, Reader, Tx } from './Database.ts';
import { DatabaseHealth, storageFaultTexts } from './DatabaseHealth.ts';
import { armHooks, runBeforeCommit } from './transactionHooks.ts';

export interface DatabaseOptions {
  readonly kind: Database['kind'];
  readonly durability: Durability;
  readonly pool: pg.PoolConfig;
  readonly logger: Logger;
  /** Set by whoever knows; default: it serves. */
  readonly health?: DatabaseHealth;
  /** Runs before the pool ends, to stop what uses it by itself. */
  readonly beforeClose?: () => void;
  /** Runs after the pool has ended, to close what stands behind it. */
  readonly afterClose?: () => Promise<void>;
}

/** Attempts at a transaction that PostgreSQL itself asks to repeat. */
const maxAttempts = 3;
/** SQLSTATE serialization_failure and deadlock_detected. */
const repeatableCodes = new Set(['40001', '40P01']);

/** Opens the pool. Nothing is connected before the first query. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool(options.pool);
  // Without listeners the loss of a connection would end the process: of an idle one, where the next query opens another,
  // and of one that is just being handed out; a query that runs throws besides. The error itself is not logged: pg hangs
  // the whole connection on it, password included.
  pool.on('error', (error) => options.logger.warn({ reason: error.message }, 'idle database connection lost'));
  pool.on('connect', (client) => client.on('error', () => undefined));

  const commitListeners = new Set<(tx: Tx) => void>();
  const insideTransaction = new AsyncLocalStorage<true>();
  refusePoolInside(pool, insideTransaction);

  async function onOneConnection<T>(use: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    try {
      return await insideTransaction.run(true, () => use(client));
    } finally {
      client.release();
    }
  }

  async function attempt<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
    const [result, tx] = await onOneConnection((client) =>
      drizzle({ client }).transaction(async (tx) => {
        armHooks(tx);
        const result = await run(tx);
        await runBeforeCommit(tx);
        return [result, tx] as const;
      }),
    );
    for (const listener of commitListeners) listener(tx);
    return result;
  }

  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    options.beforeClose?.();
    await pool.end();
    await options.afterClose?.();
  }

  const health = options.health ?? new DatabaseHealth();

  return {
    kind: options.kind,
    durability: options.durability,
    health,
    pool,
    db: drizzle({ client: pool }),
    async transaction(run) {
      const { condition } = health;
      if (condition.kind !== 'serving') throw new FinemeshError('storageAway', { detail: storageFaultTexts[condition.fault] });
      for (let attempts = 1; ; attempts += 1) {
        try {
          return await attempt(run);
        } catch (error) {
          if (attempts >= maxAttempts || !repeatableCodes.has(sqlStateOf(error) ?? '')) throw error;
        }
      }
    },
    snapshot: (run) =>
      onOneConnection((client) =>
        drizzle({ client }).transaction((tx) => run(tx satisfies Reader), {
          isolationLevel: 'repeatable read',
          accessMode: 'read only',
        }),
      ),
    onCommit(listener) {
      commitListeners.add(listener);
      return () => commitListeners.delete(listener);
    },
    async ping() {
      await pool.query('select 1');
    },
    close: () => (closing ??= close()),
  };
}

/** The SQLSTATE of a failed query, also when the query builder has wrapped it; `null` for other errors. */
export function sqlStateOf(error: unknown): string | null {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (current instanceof pg.DatabaseError) return current.code ?? null;
  }
  return null;
}

/** Turns what would be a wait for ever on the embedded database into an error at the first test run. */
function refusePoolInside(pool: pg.Pool, insideTransaction: AsyncLocalStorage<true>): void {
  const connect = pool.connect.bind(pool) as (...parameters: unknown[]) => unknown;
  pool.connect = ((...parameters: unknown[]): unknown => {
    if (insideTransaction.getStore() === true) {
      throw new Error('query on the pool inside a transaction: pass `tx` on instead');
    }
    return connect(...parameters);
  }) as typeof pool.connect;
}

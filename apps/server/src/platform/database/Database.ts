import type { ExtractTablesWithRelations } from 'drizzle-orm';
import type { NodePgDatabase, NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import type { PgDatabase, PgTransaction } from 'drizzle-orm/pg-core';
import type { Pool } from 'pg';
import type { DatabaseHealth } from './DatabaseHealth.ts';

type NoSchema = Record<string, never>;

/** Whatever can run one query: the pool or an open transaction. Reads take this, so that both can be passed. */
export type Reader = PgDatabase<NodePgQueryResultHKT, NoSchema>;

/** The pool. Each query on it is a transaction of its own. */
export type Db = NodePgDatabase;

/** An open transaction of `Database.transaction`. Only this may write events. */
export type Tx = PgTransaction<NodePgQueryResultHKT, NoSchema, ExtractTablesWithRelations<NoSchema>>;

/**
 * What a commit promises. `synced`: it survives a power cut. `unsynced`: it survives the end of the process,
 * but the storage was not asked to keep it (shown in `/readyz` and at start).
 */
export type Durability = 'synced' | 'unsynced';

/** The one database of the server, on PostgreSQL or embedded. */
export interface Database {
  readonly kind: 'postgresql' | 'embedded';
  readonly durability: Durability;
  /** Whether it serves, refuses changes, is away, or has ended. */
  readonly health: Pick<DatabaseHealth, 'condition' | 'onChange'>;
  /** The driver's own pool, for libraries that want one. The same warning as for `db` holds. */
  readonly pool: Pool;
  /**
   * Reads outside a transaction.
   * @throws when used inside `transaction` of the same call chain: the embedded database has one connection,
   * which that transaction holds, so the two would wait for each other.
   */
  readonly db: Db;
  /**
   * Runs `run` in one READ COMMITTED transaction and commits it. Whatever `run` throws rolls everything back and is
   * thrown on. `run` is called again (up to twice) when PostgreSQL gives up for a deadlock or serialisation
   * failure, so it must act through `tx` alone.
   * @throws `storageAway` at once while changes are refused.
   */
  transaction<T>(run: (tx: Tx) => Promise<T>): Promise<T>;
  /** One read-only REPEATABLE READ transaction: all reads in it see the same moment. */
  snapshot<T>(run: (tx: Reader) => Promise<T>): Promise<T>;
  /** Calls `listener` after each commit of `transaction` in this process; returns the way to stop that. */
  onCommit(listener: (tx: Tx) => void): () => void;
  /** One round trip. @throws when the database does not answer. */
  ping(): Promise<void>;
  /** Waits for running queries, then closes every connection and the embedded database. May be called again. */
  close(): Promise<void>;
}

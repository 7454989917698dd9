import pg from 'pg';
import type { Logger } from 'pino';
import type { Ticker } from '../Ticker.ts';
import type { Database } from './Database.ts';
import { DatabaseHealth } from './DatabaseHealth.ts';
import { openDatabase } from './openDatabase.ts';
import { PostgresWatch } from './PostgresWatch.ts';

export interface PostgresOptions {
  readonly connectionString: string;
  readonly logger: Logger;
  readonly ticker: Ticker;
  /** Connections for work. Default 16: enough to keep its cores busy, far below PostgreSQL's default limit of 100. */
  readonly maxConnections?: number;
}

/** A request waits this long for a connection before it is refused for now. */
const connectPatienceMs = 5_000;
/** PostgreSQL that has not answered `select 1` after this is not of use to anybody. */
const answerPatienceMs = 2_000;

/** Opens PostgreSQL and watches over it. Nothing is connected before the first query or look. */
export function openPostgres({ connectionString, logger, ticker, maxConnections = 16 }: PostgresOptions): Database {
  const health = new DatabaseHealth();
  // A connection of its own, which no slow query holds and no busy pool keeps from it.
  const questions = new pg.Pool({
    connectionString,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: answerPatienceMs,
    query_timeout: answerPatienceMs,
    application_name: 'finemesh watch',
  });
  const watch = new PostgresWatch({ ask: () => questions.query('select 1'), health, logger, ticker });
  // Lost while idle, which is how an outage begins: asked at once. One that is just being handed out fails its query besides.
  questions.on('error', () => watch.look());
  questions.on('connect', (client) => client.on('error', () => undefined));
  return openDatabase({
    kind: 'postgresql',
    // PostgreSQL syncs each commit by default; who turns that off there has decided it.
    durability: 'synced',
    logger,
    health,
    pool: { connectionString, max: maxConnections, connectionTimeoutMillis: connectPatienceMs, application_name: 'finemesh' },
    beforeClose: () => watch.stop(),
    afterClose: () => questions.end(),
  });
}

import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { createTempFolder, registerEnd } from '@finemesh/testkit';
import pg from 'pg';
import pino from 'pino';
import { inject } from 'vitest';
import { openDatabase, type Database } from '../platform/database/index.ts';
import { openEmbedded } from '../platform/embedded/index.ts';

export type DatabaseKind = Database['kind'];

const logger = pino({ level: 'error' });

/** A migrated, empty database of its own; closed and removed with the test or file that asked for it. */
export async function createTestDatabase(kind: DatabaseKind): Promise<Database> {
  const database = kind === 'embedded' ? await openCopy() : await openOnPostgres();
  registerEnd(() => database.close());
  return database;
}

/** What a suite should use that is not about the database. */
export function quickestDatabase(): DatabaseKind {
  return 'missing' in inject('databaseTemplates').postgres ? 'embedded' : 'postgresql';
}

/** A data folder whose embedded database is migrated and empty. @param dataDir default: a new one */
export function createTestDataDir(dataDir: string = createTempFolder()): string {
  cpSync(join(inject('databaseTemplates').embeddedDir, 'pglite'), join(dataDir, 'pglite'), { recursive: true });
  return dataDir;
}

/**
 * Connection string of a new migrated database on the PostgreSQL of this run.
 * @param templateUrl of a database on it that is copied and that nobody is connected to; default: a migrated empty one
 * @throws with what to install when there is no PostgreSQL: a suite that claims both databases must not pass on one.
 */
export async function createPostgresDatabase(templateUrl?: string): Promise<string> {
  const { postgres } = inject('databaseTemplates');
  if ('missing' in postgres) throw new Error(postgres.missing);
  const template = new URL(templateUrl ?? postgres.templateUrl);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(template);
  url.pathname = `/${name}`;
  await onMaintenanceDatabase(template, `create database ${name} template ${template.pathname.slice(1)}`);
  return url.href;
}

function openCopy(): Promise<Database> {
  return openEmbedded({ dataDir: createTestDataDir(), logger });
}

async function openOnPostgres(): Promise<Database> {
  const connectionString = await createPostgresDatabase();
  return openDatabase({ kind: 'postgresql', durability: 'synced', logger, pool: { connectionString } });
}

async function onMaintenanceDatabase(template: URL, statement: string): Promise<void> {
  const url = new URL(template);
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

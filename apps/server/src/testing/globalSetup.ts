import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '@finemesh/testkit/postgres';
import pino from 'pino';
import type { TestProject } from 'vitest/node';
import { migrate, openDatabase, type Database } from '../platform/database/index.ts';
import { openEmbedded } from '../platform/embedded/index.ts';

/** What the suites of a run share: where to copy databases from. */
export interface DatabaseTemplates {
  /** Data folder whose `pglite/` is migrated; suites copy it. */
  readonly embeddedDir: string;
  /** Connection string of the migrated template database, or what has to be installed. */
  readonly postgres: { readonly templateUrl: string } | { readonly missing: string };
}

declare module 'vitest' {
  interface ProvidedContext {
    databaseTemplates: DatabaseTemplates;
  }
}

const logger = pino({ level: 'warn' });

let removeTemplates: (() => Promise<void>) | undefined;

/** Prepares both databases once for all suites of a run. */
export async function setup(project: TestProject): Promise<void> {
  const [embedded, postgres] = await Promise.all([prepareEmbedded(), preparePostgres()]);
  project.provide('databaseTemplates', { embeddedDir: embedded.folder, postgres: postgres.template });
  removeTemplates = async () => {
    embedded.remove();
    await postgres.stop();
  };
}

/** Takes them away after the last suite. */
export async function teardown(): Promise<void> {
  await removeTemplates?.();
}

async function preparePostgres(): Promise<{ template: DatabaseTemplates['postgres']; stop: () => Promise<void> }> {
  try {
    const server = await startPostgres();
    await server.execute('create database template_finemesh');
    const templateUrl = server.urlOf('template_finemesh');
    const pool = { connectionString: templateUrl };
    await migrateAndClose(openDatabase({ kind: 'postgresql', durability: 'synced', logger, pool }));
    return { template: { templateUrl }, stop: () => server.stop() };
  } catch (error) {
    // Not a reason to fail the suites that need no PostgreSQL; each that does fails with this text.
    return { template: { missing: error instanceof Error ? error.message : String(error) }, stop: async () => undefined };
  }
}

async function prepareEmbedded(): Promise<{ folder: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'finemesh-embedded-'));
  cpSync(await emptyCluster(), join(folder, 'pglite'), { recursive: true });
  await migrateAndClose(await openTestEmbedded(folder));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

async function migrateAndClose(database: Database): Promise<void> {
  await migrate(database);
  await database.close();
}

/** Making a cluster takes five seconds, and it is the same for each version of pglite: kept between runs. */
async function emptyCluster(): Promise<string> {
  const engine = realpathSync(createRequire(import.meta.url).resolve('@electric-sql/pglite'));
  const version = createHash('sha256').update(engine).digest('hex').slice(0, 12);
  const cache = join(dirname(fileURLToPath(import.meta.url)), '../../node_modules/.cache/finemesh');
  const kept = join(cache, `pglite-${version}`);
  if (existsSync(kept)) return kept;

  mkdirSync(cache, { recursive: true });
  const making = join(cache, randomUUID());
  await (await openTestEmbedded(making)).close();
  try {
    renameSync(join(making, 'pglite'), kept);
  } catch (error) {
    if (!existsSync(kept)) throw error; // Otherwise another run was quicker, and its cluster is as good.
  }
  rmSync(making, { recursive: true, force: true });
  return kept;
}

function openTestEmbedded(dataDir: string): Promise<Database> {
  return openEmbedded({ dataDir, logger });
}

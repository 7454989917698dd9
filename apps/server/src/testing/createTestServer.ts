import { randomBytes } from 'node:crypto';
import { createTempFolder, registerEnd } from '@finemesh/testkit';
import pino from 'pino';
import type { Config } from '../platform/config/index.ts';
import { startServer, type RunningServer, type ServerOverrides } from '../startServer.ts';
import { createPostgresDatabase, createTestDataDir, quickestDatabase, type DatabaseKind } from './createTestDatabase.ts';

export interface TestServerOptions extends ServerOverrides {
  /**
   * For suites that are about the database. Default: PostgreSQL, which opens ten times as fast, or the embedded one on a
   * machine without it.
   */
  readonly database?: DatabaseKind;
  readonly config?: Partial<Config>;
}

export interface TestServer extends RunningServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
}

/**
 * A whole server on a port of its own with a database of its own; it closes with the test or file that asked for it. The
 * demo is in it: by this start, or copied from an earlier one where the start has the usual clock and areas.
 */
export async function createTestServer({ database = quickestDatabase(), config, ...overrides }: TestServerOptions = {}): Promise<TestServer> {
  const server = await start({ ...config, ...(await storageFor(database, config, overrides)) }, overrides);
  registerEnd(() => server.close());
  return { ...server, url: `http://127.0.0.1:${server.port}` };
}

type Storage = Pick<Config, 'dataDir' | 'databaseUrl'>;

async function storageFor(database: DatabaseKind, config: Partial<Config> = {}, overrides: ServerOverrides): Promise<Storage> {
  const { mode = 'demo', dataDir, databaseUrl } = config;
  if (databaseUrl !== undefined) return { dataDir: dataDir ?? createTempFolder(), databaseUrl };
  if (database === 'embedded') return { dataDir: dataDir ?? createTestDataDir(), databaseUrl: null };
  const isUsualDemo = mode === 'demo' && overrides.clock === undefined && overrides.registerAreas === undefined;
  const template = isUsualDemo ? await demoTemplate() : undefined;
  return { dataDir: dataDir ?? createTempFolder(), databaseUrl: await createPostgresDatabase(template) };
}

let preparedDemo: Promise<string> | undefined;

/** The demo's district, people and past cases in a database that servers of this worker copy: to write them takes a second. */
function demoTemplate(): Promise<string> {
  preparedDemo ??= prepareDemo();
  return preparedDemo;
}

async function prepareDemo(): Promise<string> {
  const databaseUrl = await createPostgresDatabase();
  await (await start({ dataDir: createTempFolder(), databaseUrl }, {})).close();
  return databaseUrl;
}

function start(config: Partial<Config> & Storage, overrides: ServerOverrides): Promise<RunningServer> {
  const usual = {
    mode: 'demo',
    port: 0,
    host: '127.0.0.1',
    origins: { portal: 'http://portal.localhost:0', workbench: 'http://workbench.localhost:0', wall: 'http://wall.localhost:0' },
    secret: randomBytes(32).toString('hex'),
    mapboxAccessToken: null,
    logLevel: 'warn',
    simulator: false,
    volunteerPrecisionMeters: 50,
    trustProxy: false,
    rateLimits: true,
    rootDir: createTempFolder(),
  } as const;
  return startServer({ ...usual, ...config }, { logger: pino({ level: 'warn' }), checksAnswers: true, ...overrides });
}

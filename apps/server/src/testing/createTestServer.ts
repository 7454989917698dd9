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

/** A whole server on a port of its own with a fresh database; it closes with the test or file that asked for it. */
export async function createTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { database = quickestDatabase(), config, ...overrides } = options;
  const server = await startServer(
    {
      mode: 'demo',
      port: 0,
      host: '127.0.0.1',
      dataDir: database === 'embedded' ? createTestDataDir() : createTempFolder(),
      databaseUrl: database === 'embedded' ? null : await createPostgresDatabase(),
      origins: { portal: 'http://portal.localhost:0', workbench: 'http://workbench.localhost:0', wall: 'http://wall.localhost:0' },
      secret: randomBytes(32).toString('hex'),
      mapboxAccessToken: null,
      logLevel: 'warn',
      simulator: false,
      volunteerPrecisionMeters: 50,
      trustProxy: false,
      rateLimits: true,
      rootDir: createTempFolder(),
      ...config,
    },
    { logger: pino({ level: 'warn' }), checksAnswers: true, ...overrides },
  );
  registerEnd(() => server.close());
  return { ...server, url: `http://127.0.0.1:${server.port}` };
}

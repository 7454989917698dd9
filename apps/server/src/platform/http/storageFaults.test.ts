import { defineRoutes, empty, type Problem, type Readiness } from '@finemesh/contract';
import pino from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, type TestServer } from '../../testing/index.ts';
import { DatabaseHealth } from '../database/index.ts';
import { mountRoutes } from './mountRoutes.ts';

const since = new Date('2026-11-24T08:00:00Z');
let server: TestServer;
let health: DatabaseHealth;

const noteRoutes = defineRoutes(
  'notes',
  { writeNote: { method: 'post', path: '/api/notes', idempotent: false }, breakDisk: { method: 'post', path: '/api/broken-disk', idempotent: false } },
  {
    writeNote: { summary: 'Changes something', security: 'anyone', answer: empty('It has') },
    breakDisk: { summary: 'Finds the disk full', security: 'anyone', answer: empty('It has not') },
  },
);

beforeAll(async () => {
  server = await createTestServer({
    logger: pino({ level: 'silent' }),
    registerAreas: ({ database }) => [
      {
        name: 'notes',
        routes: [
          mountRoutes(noteRoutes, {
            writeNote: async (_, c) => {
              await database.transaction(async () => undefined);
              return c.body(null, 204);
            },
            breakDisk: () => {
              throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC', syscall: 'write' });
            },
          }),
        ],
      },
    ],
  });
  const own = server.context.database.health;
  if (!(own instanceof DatabaseHealth)) throw new Error('the database of a server has its health');
  health = own;
}, 60_000);

async function readiness(): Promise<{ status: number; body: Readiness }> {
  const answer = await fetch(`${server.url}/readyz`);
  return { status: answer.status, body: (await answer.json()) as Readiness };
}

async function post(path: string): Promise<unknown[]> {
  const answer = await fetch(`${server.url}${path}`, { method: 'POST' });
  return [answer.status, answer.status === 204 ? null : ((await answer.json()) as Problem).code];
}

describe('a database that', () => {
  it('refuses changes says so in /readyz at once, and to every command', async () => {
    health.become({ kind: 'refusingChanges', fault: 'full', since });
    const { status, body } = await readiness();
    expect([status, body.status]).toEqual([503, 'changes refused']);
    expect(body.database).toMatchObject({ answers: true, fault: 'full', since: since.toISOString(), warning: 'the disk is full' });
    expect(await post('/api/notes')).toEqual([503, 'storageAway']);
  });

  it('has ended says so', async () => {
    health.become({ kind: 'ended', fault: 'failing', since });
    expect(await readiness()).toMatchObject({ status: 503, body: { status: 'database ended', database: { fault: 'failing' } } });
    expect(await post('/api/notes')).toEqual([503, 'storageAway']);
  });

  it('serves again is ready', async () => {
    health.become({ kind: 'serving' });
    const { status, body } = await readiness();
    expect([status, body.status, body.database.fault]).toEqual([200, 'ready', undefined]);
    expect(await post('/api/notes')).toEqual([204, null]);
  });
});

it('answers a full disk under anything else as storage that is away', async () => {
  expect(await post('/api/broken-disk')).toEqual([503, 'storageAway']);
});

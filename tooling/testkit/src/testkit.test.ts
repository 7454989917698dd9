import { existsSync } from 'node:fs';
import pg from 'pg';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createTempFolder, createTestClock, randomOfRun, registerEnd, until } from './index.ts';
import { collectEndsOfFile } from './registerEnd.ts';
import { startPostgres } from './startPostgres.ts';

describe('createTestClock', () => {
  it('stands still until it is moved', () => {
    const clock = createTestClock('2026-01-01T00:00:00.000Z');
    const before = clock.now();
    clock.advance(1_500);
    expect(before.toISOString()).toBe('2026-01-01T00:00:00.000Z');
    expect(clock.now().toISOString()).toBe('2026-01-01T00:00:01.500Z');
  });
});

describe('randomOfRun', () => {
  it('repeats a run from its seed', () => {
    const first = randomOfRun();
    vi.stubEnv('FINEMESH_TEST_SEED', String(first.seed));
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(randomOfRun().seed).toBe(first.seed);
    expect(randomOfRun().next()).toBe(first.next());
  });

  it('starts from a new seed where none is given', () => {
    vi.stubEnv('FINEMESH_TEST_SEED', '');
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(randomOfRun().seed).not.toBe(randomOfRun().seed);
  });
});

describe('registerEnd', () => {
  const ended: string[] = [];
  let folder = '';

  it('waits for the end of the test', () => {
    registerEnd(() => void ended.push('first'));
    registerEnd(() => void ended.push('second'));
    folder = createTempFolder();
    expect(ended).toEqual([]);
    expect(existsSync(folder)).toBe(true);
  });

  it('has run when the next test begins, the last opened first', () => {
    expect(ended).toEqual(['second', 'first']);
    expect(existsSync(folder)).toBe(false);
  });
});

describe('registerEnd in a hook', () => {
  const ended: string[] = [];
  const endedMeanwhile: string[] = [];
  let refusal: unknown;

  beforeAll(async () => {
    // As the setup file does for each test file.
    const endFile = collectEndsOfFile();
    registerEnd(() => void ended.push('first'));
    registerEnd(() => void ended.push('second'));
    endedMeanwhile.push(...ended);
    await endFile();

    try {
      registerEnd(() => undefined);
    } catch (error) {
      refusal = error;
    }
  });

  it('waits for the end of the file, and closes the last opened first', () => {
    expect([endedMeanwhile, ended]).toEqual([[], ['second', 'first']]);
  });

  it('throws where nobody closes at the end of a file', () => {
    expect(refusal).toMatchObject({ message: expect.stringContaining('@finemesh/testkit/ends-of-file') });
  });
});

describe('until', () => {
  it('returns what it found', async () => {
    let looks = 0;
    expect(await until('three looks', () => (++looks === 3 ? 'found' : null))).toBe('found');
  });

  it('takes zero for something that was found', async () => {
    expect(await until('a zero', () => 0)).toBe(0);
  });
});

describe('startPostgres', () => {
  it('runs a server of its own and leaves nothing behind', async () => {
    const server = await startPostgres();
    registerEnd(() => server.stop());
    await server.execute('create database mine');
    const client = new pg.Client({ connectionString: server.urlOf('mine') });
    await client.connect();
    const { rows } = await client.query<{ name: string; folder: string }>(
      `select current_database() as name, current_setting('data_directory') as folder`,
    );
    await client.end();
    expect(rows[0]?.name).toBe('mine');
    expect(existsSync(rows[0]?.folder ?? '')).toBe(true);
    await server.stop();
    expect(existsSync(rows[0]?.folder ?? '/')).toBe(false);
  }, 60_000);
});

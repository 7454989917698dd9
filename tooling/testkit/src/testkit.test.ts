import { existsSync } from 'node:fs';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { createSeededRandom, createTempFolder, createTestClock, registerEnd, until } from './index.ts';
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

describe('createSeededRandom', () => {
  it('repeats itself from its seed', () => {
    const first = createSeededRandom();
    const again = createSeededRandom(first.seed);
    const draw = (random: typeof first): number[] => Array.from({ length: 20 }, () => random.integer(1, 6));
    expect(draw(again)).toEqual(draw(first));
  });

  it('draws both ends of a range and nothing beyond', () => {
    const random = createSeededRandom(7);
    const drawn = new Set(Array.from({ length: 500 }, () => random.integer(1, 6)));
    expect([...drawn].toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(Array.from({ length: 500 }, () => random.next()).every((value) => value >= 0 && value < 1)).toBe(true);
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

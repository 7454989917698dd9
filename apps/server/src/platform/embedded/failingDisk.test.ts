import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { registerEnd, until } from '@finemesh/testkit';
import { sql } from 'drizzle-orm';
import pino from 'pino';
import { describe, expect, it, type TestContext } from 'vitest';
import { createTestDataDir, mountTmpfs } from '../../testing/index.ts';
import { freeBytes } from '../dataFolder/index.ts';
import type { Database } from '../database/index.ts';
import { openEmbedded } from './openEmbedded.ts';
import { openFolder } from './openFolder.ts';
import { PanicWatch } from './PanicWatch.ts';
import { reserveBytes } from './RoomWatch.ts';

const megabyte = 2 ** 20;

/** An embedded database on a disk of its own, with room for some 100 MB beside the reserve. */
async function openOnSmallDisk(context: TestContext): Promise<{ database: Database; dataDir: string }> {
  const mounted = mountTmpfs(220);
  if ('missing' in mounted) return context.skip(mounted.missing);
  const dataDir = createTestDataDir(mounted.folder);
  const database = await openEmbedded({ dataDir, logger: pino({ level: 'silent' }), retryMs: 50, lookEveryMs: 20 });
  registerEnd(() => database.close());
  await database.pool.query('create table note (words text)');
  return { database, dataDir };
}

/** Leaves so many bytes free; the returned function frees the rest again. */
function fillDisk(dataDir: string, leave: number): () => void {
  const path = join(dataDir, 'filler');
  const descriptor = openSync(path, 'w');
  while (freeBytes(dataDir) >= leave + megabyte) writeSync(descriptor, Buffer.alloc(megabyte));
  closeSync(descriptor);
  return () => rmSync(path);
}

const write = (database: Database, words: string) =>
  database.transaction((tx) => tx.execute(sql`insert into note values (${words})`));
const read = async (database: Database) => (await database.db.execute<{ words: string }>(sql`select words from note`)).rows.map(({ words }) => words);

describe('a disk that fills up', () => {
  it('has changes refused before the database breaks over it, lets reads go on, and is accepted again with room', async (context) => {
    const { database, dataDir } = await openOnSmallDisk(context);
    await write(database, 'before');
    const makeRoom = fillDisk(dataDir, reserveBytes / 2);
    await until('the refusal', () => database.health.condition.kind === 'refusingChanges');
    expect(database.health.condition).toMatchObject({ fault: 'full' });
    await expect(write(database, 'refused')).rejects.toMatchObject({ code: 'storageAway', message: 'the disk is full' });
    expect(await read(database)).toEqual(['before']);
    makeRoom();
    await until('the room', () => database.health.condition.kind === 'serving');
    await write(database, 'after');
    expect(await read(database)).toEqual(['before', 'after']);
  }, 60_000);

  it('ends the database within a moment where it breaks all the same, and opens it again with all that was committed', async (context) => {
    const { database, dataDir } = await openOnSmallDisk(context);
    await write(database, 'before');
    const makeRoom = fillDisk(dataDir, 0);
    // Past the refusal, until the engine's log has no room left.
    const fillLog = async (): Promise<void> => {
      for (;;) await database.pool.query(`select pg_logical_emit_message(true, 'filler', repeat('x', 1000000))`);
    };
    await expect(fillLog()).rejects.toThrow();
    await until('the end', () => database.health.condition.kind === 'ended');
    expect(database.health.condition).toMatchObject({ fault: 'full' });
    await expect(database.ping()).rejects.toThrow();
    makeRoom();
    await until('the opening', () => database.health.condition.kind === 'serving');
    await write(database, 'after');
    expect(await read(database)).toEqual(['before', 'after']);
  }, 90_000);
});

describe('a sync that fails', () => {
  it.each(['ENOSPC', 'EIO'])('with %s is no commit: the engine panics', async (code) => {
    let broken = false;
    const { engine } = await openFolder(join(createTestDataDir(), 'pglite'), (descriptor) => {
      if (broken) throw Object.assign(new Error(code), { code });
      fdatasyncSync(descriptor);
    });
    const watch = new PanicWatch();
    let panic: string | null = null;
    broken = true;
    const query = Buffer.from(`Q\0\0\0\0select pg_logical_emit_message(true, 'finemesh', 'commit')\0`);
    query.writeUInt32BE(query.length - 1, 1);
    await engine
      .execProtocolRawStream(query, { onRawData: (data) => void (panic ??= watch.read(data)) })
      .catch((error: unknown) => (panic ??= String(error)));
    expect(panic).toMatch(/fsync/);
  });
});

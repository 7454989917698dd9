import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createTempFolder, registerEnd } from '@finemesh/testkit';
import { sql } from 'drizzle-orm';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { createTestDataDir } from '../../testing/index.ts';
import type { Database } from '../database/index.ts';
import { FolderInUse, lockFolder } from './lockFolder.ts';
import { openEmbedded } from './openEmbedded.ts';
import { openFolder, probeDurability, type OpenFolder } from './openFolder.ts';

const logger = pino({ level: 'silent' });

async function createFolderHere(): Promise<OpenFolder> {
  const opened = await openFolder(join(createTestDataDir(), 'pglite'));
  registerEnd(() => opened.engine.close());
  return opened;
}

async function openHere(dataDir: string): Promise<Database> {
  const database = await openEmbedded({ dataDir, logger });
  registerEnd(() => database.close());
  return database;
}

describe('commits of the embedded database', () => {
  it('reach the disk: at least one sync for each of them, none for reads', async () => {
    const { engine, files } = await createFolderHere();
    await engine.exec('create table note (words text)');

    const beforeWrites = files.syncCount;
    for (let count = 0; count < 20; count += 1) await engine.query(`insert into note values ('x')`);
    expect(files.syncCount - beforeWrites).toBeGreaterThanOrEqual(20);

    const beforeReads = files.syncCount;
    for (let count = 0; count < 20; count += 1) await engine.query('select count(*) from note');
    expect(files.syncCount - beforeReads).toBe(0);
  });

  it('sync folders too, where a checkpoint makes and removes files', async () => {
    const { engine, files } = await createFolderHere();
    await engine.exec('create table note (words text)');
    const before = files.syncCount;
    await engine.exec('checkpoint');
    // The table's file, the control file, the transaction status and the folders that hold them.
    expect(files.syncCount - before).toBeGreaterThan(5);
  });

  it('are named unsynced when the hook is not there', async () => {
    const opened = await createFolderHere();
    expect(await probeDurability(opened)).toBe('synced');
    const stuck = { engine: opened.engine, files: { syncCount: 7 } as OpenFolder['files'] };
    expect(await probeDurability(stuck)).toBe('unsynced');
  });

  it('survive kill -9, once they were acknowledged', async () => {
    const dataDir = createTestDataDir();
    const writer = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, '../../testing/killableWriter.ts'), dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    registerEnd(() => void writer.kill('SIGKILL'));
    const acknowledged: number[] = [];
    for await (const line of createInterface(writer.stdout)) {
      acknowledged.push(Number(line));
      if (acknowledged.length === 25) writer.kill('SIGKILL');
    }
    if (writer.signalCode === null) await once(writer, 'exit');

    const database = await openHere(dataDir);
    const { rows } = await database.db.execute<{ number: number }>(sql`select number from written order by number`);
    const kept = rows.map(({ number }) => number);
    expect(kept.slice(0, acknowledged.length)).toEqual(acknowledged);
    expect(acknowledged.length).toBeGreaterThanOrEqual(25);
  });
});

describe('the data folder', () => {
  it('is refused to a second opener with one line, and free after the first has closed', async () => {
    const dataDir = createTestDataDir();
    const first = await openHere(dataDir);
    const second = openEmbedded({ dataDir, logger });
    await expect(second).rejects.toThrow(FolderInUse);
    await expect(second).rejects.toThrow(/^data folder .+ is in use by process \d+: .+$/);
    await first.close();
    const third = await openEmbedded({ dataDir, logger });
    await third.close();
    expect(existsSync(join(dataDir, 'lock'))).toBe(false);
  });

  it('is made again when the first start was cut off', async () => {
    const dataDir = createTempFolder();
    mkdirSync(join(dataDir, 'pglite.unfinished'));
    writeFileSync(join(dataDir, 'pglite.unfinished', 'PG_VERSION'), 'half');
    const database = await openHere(dataDir);
    await expect(database.ping()).resolves.toBeUndefined();
    expect(database.durability).toBe('synced');
    expect(existsSync(join(dataDir, 'pglite.unfinished'))).toBe(false);
    // A new cluster takes five seconds on an idle machine.
  }, 90_000);

  it('may have a path longer than a socket may', async () => {
    const dataDir = join(createTestDataDir(), 'a'.repeat(60), 'b'.repeat(60));
    const database = await openHere(dataDir);
    await expect(database.ping()).resolves.toBeUndefined();
  });
});

describe('the lock', () => {
  it('of a process that is gone is taken over', () => {
    const folder = createTempFolder();
    // The highest pid that Linux gives out is below this.
    writeFileSync(join(folder, 'lock'), '4999999 boot/1\n');
    const unlock = lockFolder(folder);
    expect(readFileSync(join(folder, 'lock'), 'utf8')).toMatch(new RegExp(`^${process.pid} `));
    unlock();
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });

  it('of a process whose number now belongs to another program is taken over', () => {
    const folder = createTempFolder();
    writeFileSync(join(folder, 'lock'), `${process.ppid} other-boot/1\n`);
    lockFolder(folder)();
  });

  it('of a living process is respected', () => {
    const folder = createTempFolder();
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    writeFileSync(join(folder, 'lock'), `${process.ppid} ${boot}/${ticks}\n`);
    expect(() => lockFolder(folder)).toThrow(FolderInUse);
  });

  it('that holds nonsense, as after a full disk, is taken over', () => {
    const folder = createTempFolder();
    writeFileSync(join(folder, 'lock'), '');
    lockFolder(folder)();
  });
});

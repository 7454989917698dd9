import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTempFolder } from '@finemesh/testkit';
import { describe, expect, it, type TestContext } from 'vitest';
import { mountTmpfs } from '../../testing/index.ts';
import { requireDataFolder, UnusableFolder } from './requireDataFolder.ts';

const megabyte = 2 ** 20;

function faultOf(folder: string, neededBytes = 0): string {
  try {
    requireDataFolder(folder, neededBytes);
  } catch (error) {
    if (error instanceof UnusableFolder) return error.message;
    throw error;
  }
  return 'usable';
}

function mountOrSkip(context: TestContext, megabytes: number): string {
  const mounted = mountTmpfs(megabytes);
  return 'missing' in mounted ? context.skip(mounted.missing) : mounted.folder;
}

describe('the data folder', () => {
  it('is made with its parents, for this user alone, and left empty', () => {
    const folder = join(createTempFolder(), 'a', 'b');
    expect(faultOf(folder, megabyte)).toBe('usable');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that is a file, or lies under one, is named in one line with the reason', () => {
    const file = join(createTempFolder(), 'file');
    writeFileSync(file, '');
    for (const folder of [file, join(file, 'below')]) {
      expect(faultOf(folder)).toBe(
        `data folder ${folder} cannot be used: it, or a part of its path, is a file: choose another with --data-dir`,
      );
    }
  });

  it('that is a link to nowhere does not work', () => {
    const link = join(createTempFolder(), 'link');
    symlinkSync(join(createTempFolder(), 'gone', 'gone'), link);
    expect(faultOf(link)).toMatch(/^data folder .+ cannot be used: .+$/);
  });

  it('without the room that is needed is full', (context) => {
    const folder = mountOrSkip(context, 8);
    expect(faultOf(folder, 4 * megabyte)).toBe('usable');
    expect(faultOf(folder, 9 * megabyte)).toMatch(/: its disk is full \(9 MB must be free\): make room, or choose another with --data-dir$/);
    expect(() => writeFileSync(join(folder, 'filler'), Buffer.alloc(9 * megabyte))).toThrow('ENOSPC');
    expect(faultOf(folder)).toMatch(/its disk is full/);
    expect(readdirSync(folder)).toEqual(['filler']);
  });

  it('on a read-only disk says so, whether it is there or not', (context) => {
    const disk = mountOrSkip(context, 8);
    mkdirSync(join(disk, 'there'));
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    expect(faultOf(join(disk, 'there'))).toMatch(/: its disk is read-only: choose another with --data-dir$/);
    expect(faultOf(join(disk, 'missing'))).toMatch(/its disk is read-only/);
    expect(existsSync(join(disk, 'missing'))).toBe(false);
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashInstallInputs, readInstallStamp, writeInstallStamp } from './installStamp.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stamp-'));
  write('pnpm-lock.yaml', 'lock');
  write('pnpm-workspace.yaml', 'workspace');
  write('package.json', '{"devDependencies":{"a":"1"}}');
  write('packages/domain/package.json', '{"dependencies":{"a":"1"}}');
  write('tooling/typescript/package.json', '{}');
  mkdirSync(join(root, 'node_modules'));
  mkdirSync(join(root, 'packages/domain/node_modules'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

describe('hashInstallInputs', () => {
  it('stays the same while nothing that matters changes', () => {
    const before = hashInstallInputs(root);
    write('packages/domain/src/index.ts', 'export {};');
    write('README.md', 'words');
    expect(hashInstallInputs(root)).toBe(before);
  });

  it.each(['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', 'packages/domain/package.json', 'apps/new/package.json'])(
    'changes with %s',
    (path) => {
      const before = hashInstallInputs(root);
      write(path, '{"changed":true}');
      expect(hashInstallInputs(root)).not.toBe(before);
    },
  );

  it('changes with the kind of machine', () => {
    expect(hashInstallInputs(root, 'linux x64 115')).not.toBe(hashInstallInputs(root, 'linux arm64 115'));
  });
});

describe('readInstallStamp', () => {
  const stamp = { inputs: 'abc', pnpmFolder: '/opt/pnpm' };

  it('gives back what was written', () => {
    writeInstallStamp(root, stamp);
    expect(readInstallStamp(root)).toEqual(stamp);
  });

  it('knows nothing before the first installation', () => {
    expect(readInstallStamp(root)).toBeUndefined();
  });

  it('knows nothing once the packages of one part are gone', () => {
    writeInstallStamp(root, stamp);
    rmSync(join(root, 'packages/domain/node_modules'), { recursive: true });
    expect(readInstallStamp(root)).toBeUndefined();
  });

  it('knows nothing when the stamp was cut off', () => {
    writeInstallStamp(root, stamp);
    write('node_modules/.finemesh/installed.json', '{"inp');
    expect(readInstallStamp(root)).toBeUndefined();
  });
});

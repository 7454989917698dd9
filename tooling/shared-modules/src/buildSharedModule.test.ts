import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { buildSharedModule } from './buildSharedModule.js';
import { sharedPackages } from './index.js';

const scratch = await mkdtemp(join(tmpdir(), 'shared-modules-'));
afterAll(() => rm(scratch, { recursive: true }));

describe.each(sharedPackages)('the shared module of %s', (name) => {
  it('is one file that exports what the package exports and imports only other shared packages', async () => {
    const outDir = pathToFileURL(join(scratch, name) + '/');
    const built = await buildSharedModule(name, outDir);

    expect(await readdir(outDir)).toEqual([built.fileName]);
    expect(built.imports.filter((id) => !sharedPackages.includes(id))).toEqual([]);
    const code = await readFile(new URL(built.fileName, outDir), 'utf8');
    expect(code).not.toMatch(/process\.env|\beval\(|new Function\(/);
    const expected = { vue: 'createApp', pinia: 'defineStore', 'vue-i18n': 'createI18n', yjs: 'Doc' }[name];
    expect(code).toMatch(new RegExp(`export\\s*\\{[^}]*\\b${expected}\\b`));
  });

  it('keeps its name while its content stays the same', async () => {
    const first = await buildSharedModule(name, pathToFileURL(join(scratch, `${name}-1`) + '/'));
    const second = await buildSharedModule(name, pathToFileURL(join(scratch, `${name}-2`) + '/'));
    expect(second).toEqual(first);
  });
});

describe('sharing', () => {
  it('leaves Vue out of what is built on Vue', async () => {
    const pinia = await buildSharedModule('pinia', pathToFileURL(join(scratch, 'pinia-imports') + '/'));
    expect(pinia.imports).toContain('vue');
  });

  it('refuses a package that is not there', async () => {
    await expect(buildSharedModule('no-such-package', pathToFileURL(join(scratch, 'none') + '/'))).rejects.toThrow();
  });
});
